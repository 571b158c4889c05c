package org.langevin.metrics.features;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;

/**
 * Items with their classes, in plain arrays.
 *
 * @param shape of each item
 * @param values one item after the other
 * @param labels from 0
 */
record LabelledItems(Shape shape, float[] values, int[] labels) {
  /**
   * Copies the items that have a class.
   *
   * @param most at most so many, chosen at random
   */
  static LabelledItems of(Items items, int most, RandomStream random) {
    int[] chosen = new int[items.size()];
    int found = 0;
    for (int i = 0; i < chosen.length; i++) {
      if (items.label(i) >= 0) {
        chosen[found++] = i;
      }
    }
    int count = Math.min(found, most);
    int dimension = items.shape().dimension();
    float[] values = new float[Math.multiplyExact(count, dimension)];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      // The first steps of a shuffle.
      int other = i + random.nextInt(found - i);
      int index = chosen[other];
      chosen[other] = chosen[i];
      chosen[i] = index;
      items.copy(index, values, i * dimension);
      labels[i] = items.label(index);
    }
    return new LabelledItems(items.shape(), values, labels);
  }

  int size() {
    return labels.length;
  }

  /** A digest of all values and classes. */
  String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(shape.toString().getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.allocate(4 * shape.dimension() + 4);
      for (int i = 0; i < labels.length; i++) {
        bytes.clear();
        for (int k = 0; k < shape.dimension(); k++) {
          bytes.putFloat(values[i * shape.dimension() + k]);
        }
        bytes.putInt(labels[i]);
        digest.update(bytes.flip());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
