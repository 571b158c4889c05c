package org.langevin.metrics.effectivesamplesize;

import java.util.Arrays;

/**
 * Autocovariances at all lags by the fast Fourier transform: those of a series that ends are the
 * transform of its power spectrum, if zeros of its own length follow it (Press et al. 2007, section
 * 13.2). The same to the last bit on every machine.
 */
final class Autocovariance {
  /** Steps of a transform: its length, a power of two, and cos(2 pi k / length) for half of it. */
  private final int length;

  private final double[] cosine;
  private final double[] real;
  private final double[] imaginary;

  private Autocovariance(int length) {
    this.length = length;
    real = new double[length];
    imaginary = new double[length];
    cosine = new double[length / 2];
    for (int k = 0; k < cosine.length; k++) {
      cosine[k] = StrictMath.cos(2 * Math.PI * k / length);
    }
  }

  /**
   * The sums over all series and all k of x_k x_(k + lag).
   *
   * @param series an even number, of one length
   * @return a sum for each lag from 0 to that length less 1
   */
  static double[] sums(double[][] series) {
    int points = series[0].length;
    Autocovariance transform = new Autocovariance(Integer.highestOneBit(2 * points - 1) * 2);
    double[] power = new double[transform.length / 2 + 1];
    for (int i = 0; i < series.length; i += 2) {
      transform.addPower(series[i], series[i + 1], power);
    }
    return transform.back(power, points);
  }

  /** Two real series are transformed as one of complex numbers, a + i b. */
  private void addPower(double[] first, double[] second, double[] power) {
    Arrays.fill(real, 0);
    Arrays.fill(imaginary, 0);
    System.arraycopy(first, 0, real, 0, first.length);
    System.arraycopy(second, 0, imaginary, 0, second.length);
    transform();
    for (int k = 0; k < power.length; k++) {
      int opposite = -k & length - 1;
      // |A(k)|^2 + |B(k)|^2 for real a and b.
      power[k] += (square(k) + square(opposite)) / 2;
    }
  }

  private double square(int k) {
    return real[k] * real[k] + imaginary[k] * imaginary[k];
  }

  /** The spectrum is real and even: its transform is its inverse transform, up to the length. */
  private double[] back(double[] power, int points) {
    for (int k = 0; k < length; k++) {
      real[k] = power[Math.min(k, length - k)];
      imaginary[k] = 0;
    }
    transform();
    double[] sums = new double[points];
    for (int lag = 0; lag < points; lag++) {
      sums[lag] = real[lag] / length;
    }
    return sums;
  }

  /** The transform of Cooley and Tukey (1965) in place, by halves. */
  private void transform() {
    reverseBits();
    for (int size = 2; size <= length; size *= 2) {
      int half = size / 2;
      int step = length / size;
      for (int from = 0; from < length; from += size) {
        for (int k = 0; k < half; k++) {
          double c = cosine[k * step];
          // The sine is the cosine a quarter of a turn before.
          double s = cosine[Math.abs(k * step - length / 4)];
          int even = from + k;
          int odd = even + half;
          double re = c * real[odd] + s * imaginary[odd];
          double im = c * imaginary[odd] - s * real[odd];
          real[odd] = real[even] - re;
          imaginary[odd] = imaginary[even] - im;
          real[even] += re;
          imaginary[even] += im;
        }
      }
    }
  }

  private void reverseBits() {
    int shift = Integer.numberOfLeadingZeros(length) + 1;
    for (int i = 0; i < length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        double kept = real[i];
        real[i] = real[j];
        real[j] = kept;
        kept = imaginary[i];
        imaginary[i] = imaginary[j];
        imaginary[j] = kept;
      }
    }
  }
}
