package org.langevin.workbench.internal.sampling;

import org.langevin.workbench.internal.findings.NotFiniteException;

/**
 * Watches for samples that are no finite numbers any more: from which step on, and how many in the
 * end. Safe for use by several threads, each with its own chunks.
 */
final class FiniteWatch {
  private final String part;
  private final String advice;
  private final int dimension;
  private long drawn;
  private long lost;
  private int firstStep = Integer.MAX_VALUE;
  private int steps;

  /**
   * Has seen nothing yet.
   *
   * @param part whose samples these are, for messages
   * @param advice what to do against divergence
   */
  FiniteWatch(String part, int dimension, String advice) {
    this.part = part;
    this.advice = advice;
    this.dimension = dimension;
  }

  /** Of one chunk, of whose samples the first few are kept. */
  final class OfChunk {
    private final int length;
    private int step = Integer.MAX_VALUE;
    private int total;

    OfChunk(int kept) {
      this.length = kept * dimension;
    }

    /**
     * Looks at the samples after a step.
     *
     * @throws NotFiniteException if none of the chunk's samples can become anything any more
     */
    void look(int done, int all, float[] state) {
      if (step == Integer.MAX_VALUE) {
        if (isFinite(state, length)) {
          return;
        }
        step = done;
        total = all;
      }
      if (lostIn(state, length) * dimension == length) {
        end(state);
        check();
      }
    }

    /** Counts the samples at their end. */
    void end(float[] state) {
      add(length / dimension, lostIn(state, length), step, total);
    }
  }

  private synchronized void add(int samples, int lostSamples, int step, int all) {
    drawn += samples;
    lost += lostSamples;
    if (step < firstStep) {
      firstStep = step;
      steps = all;
    }
  }

  /**
   * To be called when all chunks have ended.
   *
   * @throws NotFiniteException if there are such samples
   */
  synchronized void check() {
    if (lost > 0) {
      throw new NotFiniteException(
          lost
              + " of "
              + drawn
              + " samples of "
              + part
              + " are not finite"
              + (firstStep == Integer.MAX_VALUE
                  ? ""
                  : ", the first of them from step " + firstStep + " of " + steps + " on")
              + "; "
              + advice);
    }
  }

  private int lostIn(float[] state, int length) {
    int count = 0;
    for (int i = 0; i < length; i += dimension) {
      for (int j = i; j < i + dimension; j++) {
        if (!Float.isFinite(state[j])) {
          count++;
          break;
        }
      }
    }
    return count;
  }

  /** An exponent of all ones carries into the sign: one pass without a branch for each value. */
  static boolean isFinite(float[] values, int length) {
    int carried = 0;
    for (int i = 0; i < length; i++) {
      carried |= (Float.floatToRawIntBits(values[i]) & 0x7fffffff) + 0x00800000;
    }
    return carried >= 0;
  }
}
