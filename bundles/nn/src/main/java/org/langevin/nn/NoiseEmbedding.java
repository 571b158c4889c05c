package org.langevin.nn;

import java.util.Optional;
import org.langevin.api.NoiseLevels;
import org.langevin.api.score.Batch;

/**
 * y = phi(gamma_l x + beta_l) for an item at the noise level with index l: each level has its own
 * gains gamma and shifts beta, of which one kind may be left out (Song and Ermon 2019, section 4.2,
 * for linear layers). Gains start normal with mean 1 and deviation 0.02, shifts at 0.
 */
public final class NoiseEmbedding implements Layer {
  private final int width;
  private final NoiseLevels levels;
  private final float[] sigmas;
  private final Activation activation;

  /** Where they begin; -1 if there are none. */
  private final int gains;

  private final int shifts;

  /** Places a layer's parameters. */
  public NoiseEmbedding(
      ParameterLayout layout,
      int width,
      NoiseLevels levels,
      boolean gains,
      boolean shifts,
      Activation activation) {
    this.width = width;
    this.levels = levels;
    this.activation = activation;
    this.sigmas = new float[levels.count()];
    for (int l = 0; l < sigmas.length; l++) {
      sigmas[l] = (float) levels.level(l);
    }
    this.gains = gains ? layout.normal((long) levels.count() * width, 1, 0.02) : -1;
    this.shifts = shifts ? layout.constant((long) levels.count() * width, 0) : -1;
  }

  @Override
  public int inputs() {
    return width;
  }

  @Override
  public int outputs() {
    return width;
  }

  /** The level that is nearest to sigma. */
  private int level(float sigma) {
    for (int l = 0; l < sigmas.length; l++) {
      if (sigmas[l] == sigma) {
        return l;
      }
    }
    return levels.indexOf(sigma);
  }

  @Override
  public LayerPass open(Memory parameters, Arena arena, int capacity, boolean tangents) {
    return new Pass(parameters, arena, capacity, tangents);
  }

  @Override
  public Optional<PanelLayer> panels(Memory parameters, Arena arena) {
    return Optional.of(new Panels(parameters, arena));
  }

  private final class Panels implements PanelLayer {
    private final Memory parameters;
    private final PanelActivation phi;
    private final int[] level = new int[ItemPanel.size()];

    Panels(Memory parameters, Arena arena) {
      this.parameters = parameters;
      this.phi = new PanelActivation(activation, width, arena);
    }

    private float gain(int level, int j) {
      return gains < 0 ? 1 : parameters.get(gains + level * width + j);
    }

    private float shift(int level, int j) {
      return shifts < 0 ? 0 : parameters.get(shifts + level * width + j);
    }

    @Override
    public void apply(Batch told, ItemPanel x, ItemPanel y) {
      float[] condition = told.condition();
      boolean same = true;
      for (int i = 0; i < level.length; i++) {
        boolean again = i > 0 && condition[i] == condition[i - 1];
        level[i] = again ? level[i - 1] : level(condition[i]);
        same &= level[i] == level[0];
      }
      for (int j = 0; j < width; j++) {
        if (same) {
          y.affine(x, j, gain(level[0], j), shift(level[0], j));
        } else {
          for (int i = 0; i < level.length; i++) {
            y.put(i, j, x.get(i, j) * gain(level[i], j) + shift(level[i], j));
          }
        }
      }
      phi.apply(y, 0, width);
    }
  }

  private final class Pass implements LayerPass {
    private final Memory parameters;
    private final int[] level;

    /** a = gamma x + beta, padded to whole vectors. */
    private final Memory affine;

    private final Memory affineTangent;
    private final Memory slope;
    private final Memory curvature;

    Pass(Memory parameters, Arena arena, int capacity, boolean tangents) {
      this.parameters = parameters;
      level = new int[capacity];
      long size = (long) capacity * width;
      affine = arena.allocate(size);
      slope = arena.allocate(size);
      curvature = arena.allocate(size);
      affineTangent = arena.allocate(tangents ? size : 0);
    }

    private int gain(int item) {
      return gains + level[item] * width;
    }

    private int shift(int item) {
      return shifts + level[item] * width;
    }

    @Override
    public void condition(Batch batch) {
      for (int i = 0; i < batch.size(); i++) {
        level[i] = level(batch.condition()[i]);
      }
    }

    /** Multiplies each item's row of from by its gains. */
    private void scale(int count, Memory from, Memory to) {
      for (int i = 0; i < count; i++) {
        int at = i * width;
        if (gains < 0) {
          Kernels.copy(from, at, to, at, width);
        } else {
          Kernels.multiply(from, at, parameters, gain(i), to, at, width);
        }
      }
    }

    private void affine(int count, Memory x) {
      scale(count, x, affine);
      for (int i = 0; shifts >= 0 && i < count; i++) {
        Kernels.add(parameters, shift(i), affine, i * width, width);
      }
    }

    private void differentiate(int count, Memory y) {
      activation.differentiate(affine, y, slope, curvature, count * width);
    }

    @Override
    public void forward(int count, Memory x, Memory y) {
      affine(count, x);
      activation.apply(affine, y, count * width);
    }

    @Override
    public void backward(
        int count, Memory x, Memory y, Memory dy, Memory dx, boolean accumulate, Memory gradient) {
      differentiate(count, y);
      Kernels.multiply(slope, dy, count * width);
      addShiftGradient(count, dy, gradient);
      addGainGradient(count, x, dy, gradient);
      handOn(count, dy, dx, accumulate);
    }

    private void addShiftGradient(int count, Memory da, Memory gradient) {
      for (int i = 0; gradient != null && shifts >= 0 && i < count; i++) {
        Kernels.add(da, i * width, gradient, shift(i), width);
      }
    }

    private void addGainGradient(int count, Memory x, Memory da, Memory gradient) {
      for (int i = 0; gradient != null && gains >= 0 && i < count; i++) {
        int at = i * width;
        Kernels.addProduct(x, at, da, at, gradient, gain(i), width);
      }
    }

    /** The cotangent of x from that of a, which is overwritten. */
    private void handOn(int count, Memory da, Memory dx, boolean accumulate) {
      if (dx != null && accumulate) {
        scale(count, da, da);
        Kernels.add(da, 0, dx, 0, count * width);
      } else if (dx != null) {
        scale(count, da, dx);
      }
    }

    @Override
    public void tangent(int count, Memory x, Memory y, Memory tx, Memory ty) {
      differentiate(count, y);
      scale(count, tx, affineTangent);
      Kernels.product(slope, affineTangent, ty, count * width);
    }

    @Override
    public void tangentBackward(
        int count,
        Memory x,
        Memory y,
        Memory tx,
        Memory ty,
        Memory dy,
        Memory dty,
        Memory dx,
        Memory dtx,
        boolean accumulate,
        Memory gradient) {
      int n = count * width;
      Kernels.multiply(slope, dy, n);
      if (!activation.isPiecewiseLinear()) {
        Kernels.addProduct(curvature, affineTangent, dty, dy, n);
      }
      Kernels.multiply(slope, dty, n);
      addShiftGradient(count, dy, gradient);
      addGainGradient(count, x, dy, gradient);
      addGainGradient(count, tx, dty, gradient);
      handOn(count, dy, dx, accumulate);
      handOn(count, dty, dtx, accumulate);
    }
  }
}
