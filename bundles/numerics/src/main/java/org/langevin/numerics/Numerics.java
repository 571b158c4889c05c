package org.langevin.numerics;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Says that linear algebra is ready: while this service is registered, OpenBLAS is loaded, runs on
 * one thread per calling thread, and has passed its {@linkplain #selfChecks() self-checks}.
 *
 * <p>ND4J lives in the same bundle but takes seconds to unpack and start, so it starts on demand: a
 * plugin built on ND4J or DL4J calls {@link #startNd4j()} before its first use of either.
 */
@ProviderType
public interface Numerics {
  /** The version of ND4J and DL4J, for instance {@code 1.0.0-M2.1}. */
  String nd4jVersion();

  /** The version of the JavaCPP bridge, for instance {@code 1.5.12}. */
  String javacppVersion();

  /** Name and version of the BLAS library, for instance {@code OpenBLAS 0.3.30}. */
  String blasVersion();

  /**
   * The kernel that the BLAS library chose for this CPU, for instance {@code SkylakeX}; sums may
   * differ in their last bits between kernels.
   */
  String blasKernel();

  /** Threads that one BLAS call uses; 1, because the workers above it are the parallel part. */
  int blasThreads();

  /** What was checked so far, in order: OpenBLAS always, ND4J once it has started. */
  List<SelfCheck> selfChecks();

  /**
   * Starts ND4J and checks it; returns at once when that has happened before. May be called from
   * any thread, whatever its context class loader.
   *
   * @throws IllegalStateException if ND4J does not start or computes wrongly; the message says why
   */
  void startNd4j();
}
