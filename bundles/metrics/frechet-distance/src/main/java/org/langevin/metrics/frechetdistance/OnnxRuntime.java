package org.langevin.metrics.frechetdistance;

import org.langevin.api.InvalidExperimentException;

/** The library that runs ONNX models: a bundle that need not be there. */
final class OnnxRuntime {
  private OnnxRuntime() {}

  /**
   * Makes sure that the library can be used.
   *
   * @throws InvalidExperimentException if it is not installed
   */
  static void require() {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, OnnxRuntime.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      InvalidExperimentException missing =
          new InvalidExperimentException(
              "/features",
              "ONNX Runtime is not installed: install the feature langevin-onnxruntime, or"
                  + " compare identity or classifier features");
      missing.initCause(e);
      throw missing;
    }
  }
}
