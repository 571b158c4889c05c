package org.langevin.launcher;

import java.security.Principal;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;

/**
 * Who pipes commands in. As at the console, that is whoever started this process, and may do
 * everything with it; from others the shell hides the commands that install and configure.
 */
final class LocalUser {
  private static final Set<Principal> PRINCIPALS =
      Set.of(
          new UserPrincipal("karaf"),
          new RolePrincipal("admin"),
          new RolePrincipal("manager"),
          new RolePrincipal("viewer"),
          new RolePrincipal("systembundles"));

  private LocalUser() {}

  /** Does something as this user. */
  static <T> T perform(PrivilegedExceptionAction<T> work) throws Exception {
    try {
      return Subject.doAs(new Subject(true, PRINCIPALS, Set.of(), Set.of()), work);
    } catch (PrivilegedActionException e) {
      throw e.getException();
    }
  }
}
