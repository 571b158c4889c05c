package org.langevin.networks.mixtureenergy;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * A mixture at one point x, in double precision.
 *
 * <p>With d_k = x - mu_k, y_k = A_k d_k and the components' scores g_k = -A_k^T y_k, the logarithms
 * a_k = l_k + log det A_k - 1/2 |y_k|^2 give the responsibilities r = softmax(a), the energy -log
 * sum_k exp(a_k) and the score sum_k r_k g_k.
 */
final class Point {
  private final int components;
  private final int dimension;
  private final boolean learned;
  private final Triangle triangle;

  /** A_k, and l_k + log det A_k. */
  private final double[] factor;

  private final double[] constant;
  private final double[][] mean;
  private final double[][] distance;
  private final double[][] whitened;
  private final double[][] gradient;
  private final double[] responsibility;
  private final double[] deltaLog;
  private final double[][] deltaGradient;
  private final double[] deltaFactor;

  Point(int components, boolean learned, Triangle triangle) {
    this.components = components;
    this.learned = learned;
    this.triangle = triangle;
    dimension = triangle.dimension();
    factor = new double[components * triangle.size()];
    constant = new double[components];
    mean = new double[components][dimension];
    distance = new double[components][dimension];
    whitened = new double[components][dimension];
    gradient = new double[components][dimension];
    responsibility = new double[components];
    deltaLog = new double[components];
    deltaGradient = new double[components][dimension];
    deltaFactor = new double[factor.length];
  }

  /** Reads theta, whose values hold until the next reading. */
  void read(FloatBuffer theta) {
    int at = 0;
    for (int k = 0; k < components; k++) {
      constant[k] = learned ? theta.get(at++) : 0;
      int rho = at + dimension;
      int below = rho + dimension;
      for (int j = 0; j < dimension; j++) {
        mean[k][j] = theta.get(at + j);
        constant[k] -= theta.get(rho + j);
        double diagonal = StrictMath.exp(-theta.get(rho + j));
        int row = k * triangle.size() + triangle.base(j);
        for (int l = triangle.first(j); l < j; l++) {
          factor[row + l] = diagonal * theta.get(below++);
        }
        factor[row + j] = diagonal;
      }
      at = below;
    }
  }

  /** Goes to a point and returns the energy there. */
  double set(float[] x, int offset) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < components; k++) {
      for (int j = 0; j < dimension; j++) {
        distance[k][j] = x[offset + j] - mean[k][j];
      }
      triangle.times(factor, k * triangle.size(), distance[k], whitened[k]);
      triangle.transposedTimes(factor, k * triangle.size(), whitened[k], gradient[k]);
      double square = 0;
      for (int j = 0; j < dimension; j++) {
        gradient[k][j] = -gradient[k][j];
        square += whitened[k][j] * whitened[k][j];
      }
      responsibility[k] = constant[k] - 0.5 * square;
      largest = Math.max(largest, responsibility[k]);
    }
    double sum = 0;
    for (int k = 0; k < components; k++) {
      responsibility[k] = StrictMath.exp(responsibility[k] - largest);
      sum += responsibility[k];
    }
    for (int k = 0; k < components; k++) {
      responsibility[k] /= sum;
    }
    return -largest - StrictMath.log(sum);
  }

  /** Writes the mixture's score. */
  void score(float[] score, int offset) {
    for (int j = 0; j < dimension; j++) {
      double sum = 0;
      for (int k = 0; k < components; k++) {
        sum += responsibility[k] * gradient[k][j];
      }
      score[offset + j] = (float) sum;
    }
  }

  private static double dot(double[] first, double[] second) {
    double sum = 0;
    for (int j = 0; j < first.length; j++) {
      sum += first[j] * second[j];
    }
    return sum;
  }

  private double[] vector(float[] values, int offset) {
    double[] vector = new double[dimension];
    for (int j = 0; j < dimension; j++) {
      vector[j] = values[offset + j];
    }
    return vector;
  }

  /** A_k v. */
  private double[] whiten(int k, double[] v) {
    double[] product = new double[dimension];
    triangle.times(factor, k * triangle.size(), v, product);
    return product;
  }

  /** A_k^T v. */
  private double[] colour(int k, double[] v) {
    double[] product = new double[dimension];
    triangle.transposedTimes(factor, k * triangle.size(), v, product);
    return product;
  }

  /**
   * J v = sum_k r_k [(g_k . v - mean) g_k - A_k^T A_k v], where the mean of g_k . v is weighted by
   * r.
   */
  void tangent(float[] direction, int offset, float[] tangent) {
    double[] v = vector(direction, offset);
    double mean = 0;
    for (int k = 0; k < components; k++) {
      mean += responsibility[k] * dot(gradient[k], v);
    }
    double[] sums = new double[dimension];
    for (int k = 0; k < components; k++) {
      double change = dot(gradient[k], v) - mean;
      double[] pulled = colour(k, whiten(k, v));
      for (int j = 0; j < dimension; j++) {
        sums[j] += responsibility[k] * (change * gradient[k][j] - pulled[j]);
      }
    }
    for (int j = 0; j < dimension; j++) {
      tangent[offset + j] = (float) sums[j];
    }
  }

  /** Takes the derivatives of the energy with respect to a, g and A, times u. */
  void reverseEnergy(double u) {
    for (int k = 0; k < components; k++) {
      deltaLog[k] = -u * responsibility[k];
      Arrays.fill(deltaGradient[k], 0);
    }
    Arrays.fill(deltaFactor, 0);
  }

  /** Takes the derivatives of u . s with respect to a and g. */
  void reverseScore(float[] cotangent, int offset) {
    double[] u = vector(cotangent, offset);
    double mean = 0;
    for (int k = 0; k < components; k++) {
      deltaLog[k] = dot(gradient[k], u);
      mean += responsibility[k] * deltaLog[k];
      for (int j = 0; j < dimension; j++) {
        deltaGradient[k][j] = responsibility[k] * u[j];
      }
    }
    centreLogs(mean);
    Arrays.fill(deltaFactor, 0);
  }

  private void centreLogs(double mean) {
    for (int k = 0; k < components; k++) {
      deltaLog[k] = responsibility[k] * (deltaLog[k] - mean);
    }
  }

  /**
   * Takes the derivatives of u . s + w . J v with respect to a, g and A; that with respect to A
   * comes from the term -sum_k r_k (A_k w) . (A_k v) and has g_k held fixed.
   */
  void reverse(float[] scoreCotangent, float[] tangentCotangent, float[] direction, int offset) {
    double[] u = vector(scoreCotangent, offset);
    double[] w = vector(tangentCotangent, offset);
    double[] v = vector(direction, offset);
    double meanRate = 0;
    double meanPull = 0;
    for (int k = 0; k < components; k++) {
      meanRate += responsibility[k] * dot(gradient[k], v);
      meanPull += responsibility[k] * dot(gradient[k], w);
    }
    double mean = 0;
    for (int k = 0; k < components; k++) {
      double r = responsibility[k];
      double rate = dot(gradient[k], v);
      double pull = dot(gradient[k], w);
      double[] whiteW = whiten(k, w);
      double[] whiteV = whiten(k, v);
      deltaLog[k] =
          dot(gradient[k], u)
              + rate * pull
              - rate * meanPull
              - meanRate * pull
              - dot(whiteW, whiteV);
      mean += r * deltaLog[k];
      for (int j = 0; j < dimension; j++) {
        deltaGradient[k][j] = r * (u[j] + (rate - meanRate) * w[j] + (pull - meanPull) * v[j]);
        int row = k * triangle.size() + triangle.base(j);
        for (int l = triangle.first(j); l <= j; l++) {
          deltaFactor[row + l] = -r * (w[l] * whiteV[j] + v[l] * whiteW[j]);
        }
      }
    }
    centreLogs(mean);
  }

  /**
   * Carries what was taken on to theta: A_jj = exp(-rho_j) and A_jl = exp(-rho_j) n_jl, and mu
   * enters through d.
   */
  void addTo(double[] sums) {
    int at = 0;
    for (int k = 0; k < components; k++) {
      if (learned) {
        sums[at++] += deltaLog[k];
      }
      double[] whiteDelta = whiten(k, deltaGradient[k]);
      double[] ofMean = colour(k, whiteDelta);
      int rho = at + dimension;
      int below = rho + dimension;
      for (int j = 0; j < dimension; j++) {
        sums[at + j] += ofMean[j] - deltaLog[k] * gradient[k][j];
        int row = k * triangle.size() + triangle.base(j);
        double diagonal = factor[row + j];
        double ofRho = -deltaLog[k];
        for (int l = triangle.first(j); l <= j; l++) {
          double delta =
              deltaFactor[row + l]
                  - deltaLog[k] * whitened[k][j] * distance[k][l]
                  - deltaGradient[k][l] * whitened[k][j]
                  - whiteDelta[j] * distance[k][l];
          ofRho -= delta * factor[row + l];
          if (l < j) {
            sums[below++] += delta * diagonal;
          }
        }
        sums[rho + j] += ofRho;
      }
      at = below;
    }
  }
}
