package org.langevin.numerics.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.langevin.numerics.Numerics;
import org.langevin.numerics.SelfCheck;

/** The service: everything about OpenBLAS is read once, ND4J waits until it is asked for. */
final class NumericsService implements Numerics {
  private final String nd4jVersion;
  private final String javacppVersion;
  private final String blasVersion;
  private final String blasKernel;
  private final Supplier<List<SelfCheck>> nd4j;
  private List<SelfCheck> selfChecks;
  private boolean nd4jStarted;

  /**
   * Checks OpenBLAS, which has to be loaded.
   *
   * @param libraries the versions, keys {@code nd4j} and {@code javacpp}
   * @param nd4j starts ND4J and gives its checks
   * @throws IllegalStateException if OpenBLAS computes wrongly
   */
  NumericsService(Properties libraries, Supplier<List<SelfCheck>> nd4j) {
    this.nd4jVersion = libraries.getProperty("nd4j");
    this.javacppVersion = libraries.getProperty("javacpp");
    this.nd4j = nd4j;
    blasVersion = OpenBlas.version();
    blasKernel = OpenBlas.kernel();
    selfChecks = passed(OpenBlas.check());
  }

  @Override
  public String nd4jVersion() {
    return nd4jVersion;
  }

  @Override
  public String javacppVersion() {
    return javacppVersion;
  }

  @Override
  public String blasVersion() {
    return blasVersion;
  }

  @Override
  public String blasKernel() {
    return blasKernel;
  }

  @Override
  public int blasThreads() {
    return OpenBlas.threads();
  }

  @Override
  public synchronized List<SelfCheck> selfChecks() {
    return selfChecks;
  }

  @Override
  public synchronized void startNd4j() {
    if (nd4jStarted) {
      return;
    }
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(NumericsService.class.getClassLoader());
    try {
      List<SelfCheck> all = new ArrayList<>(selfChecks);
      all.addAll(passed(nd4j.get()));
      selfChecks = List.copyOf(all);
      nd4jStarted = true;
    } catch (LinkageError e) {
      throw new IllegalStateException("ND4J " + nd4jVersion + " does not start: " + e, e);
    } finally {
      thread.setContextClassLoader(before);
      // ND4J sets the number of BLAS threads to the number of cores.
      OpenBlas.useOneThread();
    }
  }

  private List<SelfCheck> passed(List<SelfCheck> checks) {
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
                          + blasVersion
                          + ", kernel "
                          + blasKernel
                          + ", platform "
                          + Loader.getPlatform()
                          + "). Another kernel can be chosen with the environment variable OPENBLAS_CORETYPE, for instance Haswell.")));
    }
    return checks;
  }
}
