package org.langevin.numerics;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * ND4J and DL4J, and the OpenBLAS under them. They take seconds to unpack and to start, so nothing
 * of them is there until somebody needs it: a plugin built on them calls {@link #start} before its
 * first use of either.
 *
 * <p>Once they have started, the service has the property {@code langevin.environment.blas}: the
 * name and version of the BLAS library, and the kernel that it chose for this processor; sums may
 * differ in their last bits between kernels. One call of it uses one thread, because the workers
 * above it are the parallel part.
 */
@ProviderType
public interface Numerics {
  /**
   * Starts and checks them; returns at once when that has happened before. May be called from any
   * thread, whatever its context class loader.
   *
   * @return what was checked
   * @throws IllegalStateException if they do not start or compute wrongly; the message says why
   */
  List<SelfCheck> start();
}
