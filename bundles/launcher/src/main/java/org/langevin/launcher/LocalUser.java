package org.langevin.launcher;

import java.security.Principal;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.langevin.boot.CurrentSubject;

/**
 * Who pipes commands in. As at the console, that is whoever started this process, and may do
 * everything with it; from others the shell hides the commands that install and configure.
 */
final class LocalUser {
  private LocalUser() {}

  /** Does something as this user. */
  static <T> T perform(PrivilegedExceptionAction<T> work) throws Exception {
    try {
      return CurrentSubject.doAs(new Subject(true, principals(), Set.of(), Set.of()), work);
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }

  /** By the settings of Karaf's console, and its defaults. */
  private static Set<Principal> principals() {
    Set<Principal> principals = new LinkedHashSet<>();
    principals.add(new UserPrincipal(System.getProperty("karaf.local.user", "karaf")));
    String roles = System.getProperty("karaf.local.roles", "admin,manager,viewer,systembundles");
    for (String role : roles.split(",")) {
      principals.add(new RolePrincipal(role.strip()));
    }
    return principals;
  }
}
