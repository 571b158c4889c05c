package org.langevin.boot;

import java.security.AccessControlContext;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import javax.security.auth.Subject;

/**
 * On whose behalf a thread works. A thread has the subject of the one that made it, as with the
 * contexts of the JDK up to 23, which Karaf counts on: its console makes threads for pipes and for
 * what runs in the background.
 *
 * <p>The methods have the signatures of those that {@link SubjectWeaving} puts them in the place
 * of.
 */
public final class CurrentSubject {
  private static final InheritableThreadLocal<Subject> CURRENT = new InheritableThreadLocal<>();

  private CurrentSubject() {}

  /**
   * The subject on whose behalf this thread works, or null.
   *
   * @param context not looked at: later JDKs keep no subject there
   */
  @SuppressWarnings("removal")
  public static Subject getSubject(AccessControlContext context) {
    return CURRENT.get();
  }

  /** Does something on a subject's behalf. */
  public static <T> T doAs(Subject subject, PrivilegedAction<T> action) {
    Subject before = CURRENT.get();
    CURRENT.set(subject);
    try {
      return Subject.doAs(subject, action);
    } finally {
      CURRENT.set(before);
    }
  }

  /**
   * Does something on a subject's behalf.
   *
   * @throws PrivilegedActionException around a checked exception of the action
   */
  public static <T> T doAs(Subject subject, PrivilegedExceptionAction<T> action)
      throws PrivilegedActionException {
    Subject before = CURRENT.get();
    CURRENT.set(subject);
    try {
      return Subject.doAs(subject, action);
    } finally {
      CURRENT.set(before);
    }
  }
}
