package org.langevin.metrics.features;

/**
 * The loss of a classifier: with the numbers z that it gives to the classes, and the class k of the
 * item,
 *
 * <pre>l = log(sum_j e^z_j) - z_k, dl/dz_j = e^z_j / sum_i e^z_i - 1[j = k]
 * </pre>
 *
 * <p>The largest number is subtracted from all before, so that nothing overflows. In double
 * precision with {@link StrictMath}, so that it is the same everywhere.
 */
final class SoftmaxCrossEntropy {
  private SoftmaxCrossEntropy() {}

  /**
   * The loss of one item.
   *
   * @param numbers holds z; it is overwritten by the weight times dl/dz
   * @param offset where z begins
   * @param classes how many numbers z has
   * @param label k
   * @return l, without the weight
   */
  static double differentiate(float[] numbers, int offset, int classes, int label, double weight) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int j = 0; j < classes; j++) {
      largest = Math.max(largest, numbers[offset + j]);
    }
    double own = (double) numbers[offset + label] - largest;
    double sum = 0;
    for (int j = 0; j < classes; j++) {
      sum += StrictMath.exp((double) numbers[offset + j] - largest);
    }
    for (int j = 0; j < classes; j++) {
      double probability = StrictMath.exp((double) numbers[offset + j] - largest) / sum;
      numbers[offset + j] = (float) (weight * (j == label ? probability - 1 : probability));
    }
    return StrictMath.log(sum) - own;
  }
}
