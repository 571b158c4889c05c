package org.langevin.networks.unet;

import java.util.ArrayList;
import java.util.List;
import org.langevin.nn.Activation;
import org.langevin.nn.Arena;
import org.langevin.nn.ConditionFeatures;
import org.langevin.nn.Dense;
import org.langevin.nn.ImageSize;
import org.langevin.nn.Layer;
import org.langevin.nn.LayerPass;
import org.langevin.nn.Memory;
import org.langevin.nn.ParameterLayout;
import org.langevin.nn.TransposedConvolution;

/** The layers of a U-Net, in the order in which they work. */
final class UNet implements Layer {
  final ImageSize size;
  final ConditionFeatures features;

  /** From features to the embedded condition. */
  final Dense embedding;

  /** From the embedded condition to the offsets of all levels. */
  final Dense offsets;

  /** The way down, then the way up. */
  final List<Level> levels;

  /** From the last level and the first one to the output. */
  final TransposedConvolution output;

  UNet(
      ParameterLayout layout,
      ImageSize size,
      List<Integer> channels,
      ConditionFeatures features,
      int width) {
    this.size = size;
    this.features = features;
    double bound = 1 / Math.sqrt(width);
    embedding = new Dense(layout, width, width, Activation.SWISH, bound, bound);
    levels = new ArrayList<>();
    int depth = channels.size();
    int offset = 0;
    ImageSize from = size;
    for (int i = 0; i < depth; i++) {
      Level level = Level.down(layout, from, channels.get(i), offset);
      levels.add(level);
      offset += channels.get(i);
      from = level.size();
    }
    for (int i = depth - 2; i >= 0; i--) {
      // The lowest level is its own input, the others come in sideways.
      int skip = i == depth - 2 ? -1 : i + 1;
      int skipChannels = skip < 0 ? 0 : channels.get(skip);
      levels.add(Level.up(layout, from, skip, skipChannels, levels.get(i).size(), offset));
      offset += channels.get(i);
      from = levels.get(i).size();
    }
    output = new TransposedConvolution(layout, from, channels.get(0), size, 1, true);
    offsets = new Dense(layout, width, offset, Activation.IDENTITY, bound, bound);
  }

  /** The least height and width for so many levels: the last filter must fit. */
  static int smallestSide(int depth) {
    int side = 3;
    for (int i = 2; i < depth; i++) {
      side = 2 * (side - 1) + 3;
    }
    return side + 2;
  }

  @Override
  public int inputs() {
    return size.length();
  }

  @Override
  public int outputs() {
    return size.length();
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new UNetPass(this, parameters, arena, capacity, tangents);
  }
}
