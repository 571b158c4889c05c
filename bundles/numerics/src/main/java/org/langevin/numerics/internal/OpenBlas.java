package org.langevin.numerics.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.openblas.presets.openblas_nolapack.MklDomainSetNumThreads;
import org.langevin.numerics.SelfCheck;

/** The OpenBLAS under ND4J. */
final class OpenBlas {
  private static final String LIBRARY = "/libopenblas.";
  private static final String COPY = "/libopenblas_nolapack.";

  /** The kernels of OpenBLAS with dynamic architecture, each a table named in the library. */
  private static final List<String> KERNELS =
      List.of(
          "SapphireRapids",
          "Cooperlake",
          "SkylakeX",
          "Zen",
          "Haswell",
          "Excavator",
          "Steamroller",
          "Piledriver",
          "Bulldozer",
          "Sandybridge",
          "Barcelona",
          "Nehalem",
          "Prescott",
          "Core2",
          "ArmV9SME",
          "ArmV8SVE",
          "NeoverseV1",
          "NeoverseN2",
          "NeoverseN1",
          "VortexM4",
          "Vortex",
          "A64FX",
          "ThunderX3T110",
          "ThunderX2T99",
          "ThunderX",
          "TSV110",
          "EmagG8180",
          "Falkor",
          "CortexA76",
          "CortexA73",
          "CortexA72",
          "CortexA57",
          "CortexA55",
          "CortexA53",
          "ArmV8");

  private OpenBlas() {}

  /** Loads the library and makes each of its calls run on the thread that makes it. */
  static void load() {
    Loader.load(openblas.class);
    useOneThread();
  }

  /**
   * The bridge unpacks the library a second time, under another name.
   *
   * @param sizes of the libraries by their paths, to which this one is added
   */
  static void addCopy(Map<String, Long> sizes) {
    Map<String, Long> copies = new TreeMap<>();
    sizes.forEach(
        (path, size) -> {
          if (path.contains(LIBRARY)) {
            copies.put(path.replace(LIBRARY, COPY), size);
          }
        });
    sizes.putAll(copies);
  }

  static void useOneThread() {
    openblas.blas_set_num_threads(1);
  }

  static String version() {
    return openblas.OPENBLAS_VERSION.trim();
  }

  /** The number of threads that the library itself reports; 0 if it does not say. */
  static int threads() {
    Pointer function = Loader.addressof("openblas_get_num_threads");
    if (function == null) {
      return 0;
    }
    // The bridge has no type for "int f(void)"; this function ignores the arguments of this one.
    try (PointerPointer<Pointer> cell = new PointerPointer<>(2);
        MklDomainSetNumThreads getter = new MklDomainSetNumThreads(cell.put(0, function))) {
      return getter.call(0, 0);
    }
  }

  /** The library keeps a pointer to the table of the kernel that it chose at load time. */
  static String kernel() {
    Pointer chosen = Loader.addressof("gotoblas");
    if (chosen == null) {
      return "fixed at build";
    }
    long table = new PointerPointer<>(chosen).get().address();
    for (String kernel : KERNELS) {
      Pointer candidate = Loader.addressof("gotoblas_" + kernel.toUpperCase(Locale.ROOT));
      if (candidate != null && candidate.address() == table) {
        return kernel;
      }
    }
    return "unknown";
  }

  /** Checks sgemm and dgemm. */
  static List<SelfCheck> check() {
    return List.of(
        GemmCheck.run("OpenBLAS sgemm", GemmCheck.FLOAT_ROUNDOFF, OpenBlas::sgemm),
        GemmCheck.run("OpenBLAS dgemm", GemmCheck.DOUBLE_ROUNDOFF, OpenBlas::dgemm));
  }

  private static void sgemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      double[] b,
      double beta,
      double[] c) {
    float[] product = toFloats(c);
    openblas.cblas_sgemm(
        openblas.CblasRowMajor,
        transposition(transposeA),
        transposition(transposeB),
        m,
        n,
        k,
        (float) alpha,
        toFloats(a),
        transposeA ? m : k,
        toFloats(b),
        transposeB ? k : n,
        (float) beta,
        product,
        n);
    for (int i = 0; i < c.length; i++) {
      c[i] = product[i];
    }
  }

  private static void dgemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      double alpha,
      double[] a,
      double[] b,
      double beta,
      double[] c) {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        transposition(transposeA),
        transposition(transposeB),
        m,
        n,
        k,
        alpha,
        a,
        transposeA ? m : k,
        b,
        transposeB ? k : n,
        beta,
        c,
        n);
  }

  private static int transposition(boolean transpose) {
    return transpose ? openblas.CblasTrans : openblas.CblasNoTrans;
  }

  private static float[] toFloats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
