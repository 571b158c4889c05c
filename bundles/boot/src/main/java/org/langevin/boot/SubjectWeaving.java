package org.langevin.boot;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;

/**
 * Lets Karaf's shell know its user on a JDK from 24 on, where {@link
 * javax.security.auth.Subject#getSubject} only throws, and contexts carry no subject. Where Karaf's
 * classes call that method, or do something on a subject's behalf, they call {@link CurrentSubject}
 * instead.
 *
 * <p>Karaf starts it before any bundle, by this bundle's manifest; so does {@link CommandStart}.
 */
public final class SubjectWeaving implements BundleActivator, WeavingHook {
  /** The first JDK without subjects in contexts. */
  private static final int NEEDED = 24;

  private static final String KARAF = "org.apache.karaf.";
  private static final String HELPER = "org/apache/karaf/util/jaas/JaasHelper";
  private static final String DO_AS =
      "(Ljavax/security/auth/Subject;Ljava/security/%s;)Ljava/lang/Object;";

  private static final Redirection REDIRECTION =
      new Redirection(
          List.of(
              new Redirection.Call(
                  "javax/security/auth/Subject",
                  "getSubject",
                  "(Ljava/security/AccessControlContext;)Ljavax/security/auth/Subject;"),
              new Redirection.Call(
                  HELPER, "doAs", String.format(Locale.ROOT, DO_AS, "PrivilegedAction")),
              new Redirection.Call(
                  HELPER, "doAs", String.format(Locale.ROOT, DO_AS, "PrivilegedExceptionAction"))),
          CurrentSubject.class.getName().replace('.', '/'));

  /** Weaves nothing as yet. */
  public SubjectWeaving() {}

  @Override
  public void start(BundleContext context) {
    if (Runtime.version().feature() >= NEEDED) {
      context.registerService(WeavingHook.class, this, null);
    }
  }

  @Override
  public void stop(BundleContext context) {
    // The framework, which has the service, is about to stop.
  }

  @Override
  public void weave(WovenClass woven) {
    if (!woven.getClassName().startsWith(KARAF)) {
      return;
    }
    Optional<byte[]> redirected = REDIRECTION.apply(woven.getBytes());
    if (redirected.isPresent()) {
      woven.setBytes(redirected.get());
      woven.getDynamicImports().add(CurrentSubject.class.getPackageName());
    }
  }
}
