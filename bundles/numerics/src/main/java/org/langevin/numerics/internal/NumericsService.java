package org.langevin.numerics.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.config.DL4JClassLoading;
import org.langevin.numerics.Numerics;
import org.langevin.numerics.SelfCheck;
import org.nd4j.common.config.ND4JClassLoading;

/** The service, which waits until it is asked. */
final class NumericsService implements Numerics {
  private final Natives natives;
  private final Engine nd4j;
  private final Consumer<String> blas;

  /** Null before the start. */
  private List<SelfCheck> checks;

  /** Where the native libraries come from. */
  @FunctionalInterface
  interface Natives {
    /**
     * Sees to it that they can be loaded.
     *
     * @throws IOException if they cannot; the message says why
     */
    void prepare() throws IOException;
  }

  /** What stands on OpenBLAS. */
  @FunctionalInterface
  interface Engine {
    /** Starts it, and checks what it computes. */
    List<SelfCheck> start();
  }

  /**
   * Starts nothing.
   *
   * @param nd4j the engine
   * @param blas hears what the BLAS library is, once it has started
   */
  NumericsService(Natives natives, Engine nd4j, Consumer<String> blas) {
    this.natives = natives;
    this.nd4j = nd4j;
    this.blas = blas;
  }

  @Override
  public synchronized List<SelfCheck> start() {
    if (checks == null) {
      checks = startNow();
      blas.accept(OpenBlas.version() + ", " + OpenBlas.kernel());
    }
    return checks;
  }

  private List<SelfCheck> startNow() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader own = NumericsService.class.getClassLoader();
    thread.setContextClassLoader(own);
    try {
      natives.prepare();
      ND4JClassLoading.setNd4jClassloader(own);
      DL4JClassLoading.setDl4jClassloader(own);
      OpenBlas.load();
      List<SelfCheck> all = new ArrayList<>(passed(OpenBlas.check()));
      all.addAll(passed(nd4j.start()));
      // ND4J sets the number of BLAS threads to the number of cores.
      OpenBlas.useOneThread();
      return List.copyOf(all);
    } catch (IOException e) {
      throw new IllegalStateException("ND4J does not start: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new IllegalStateException("ND4J does not start: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static List<SelfCheck> passed(List<SelfCheck> checks) {
    List<SelfCheck> failed = checks.stream().filter(check -> !check.passed()).toList();
    if (!failed.isEmpty()) {
      throw new IllegalStateException(
          failed.stream()
              .map(
                  check ->
                      String.format(
                          Locale.ROOT,
                          "%s is wrong by %.3g times what rounding allows",
                          check.subject(),
                          check.worstError()))
              .collect(
                  Collectors.joining(
                      "; ",
                      "Matrix products can not be trusted on this machine: ",
                      " ("
                          + OpenBlas.version()
                          + ", kernel "
                          + OpenBlas.kernel()
                          + ", platform "
                          + Loader.getPlatform()
                          + "). Another kernel can be chosen with the environment variable"
                          + " OPENBLAS_CORETYPE, for instance Haswell.")));
    }
    return checks;
  }
}
