package org.langevin.workbench.internal.composition;

import java.util.Optional;
import org.langevin.api.Capable;
import org.langevin.api.Shape;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Density;
import org.langevin.api.dataset.Items;
import org.langevin.api.random.RandomStream;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.Transition;
import org.langevin.api.sde.Transitions;
import org.langevin.kit.sampler.ArrayParticles;
import org.langevin.kit.sde.EulerMaruyama;

/**
 * A dataset as an SDE has carried it to its horizon: what simulations are compared with. Exact
 * where the SDE tells its laws; otherwise held-out items are carried by many small steps of Euler
 * and Maruyama.
 *
 * @param dataset at time 0
 */
record DiffusedDataset(Dataset dataset, Sde sde) implements Dataset {
  private static final int STEPS = 2000;

  @Override
  public Shape shape() {
    return dataset.shape();
  }

  @Override
  public Items training() {
    return dataset.training();
  }

  @Override
  public Items heldOut(int count, RandomStream random) {
    Items items = dataset.heldOut(count, random);
    Optional<Transitions> laws = sde.ability(Transitions.class);
    int dimension = shape().dimension();
    int blocks = sde.start().blocks();
    ArrayParticles states =
        ArrayParticles.of(
            items.size(), dimension * blocks, random.child(1).nextLong(), "held-out items", 0);
    Transition law = laws.map(known -> known.at(sde.horizon())).orElseGet(sde::start);
    float[] noise = states.scratch(0);
    states.noise(noise);
    CarriedItems.set(states, law, items, i -> i, noise);
    if (laws.isEmpty()) {
      solve(states);
    }
    float[] ends = new float[items.size() * dimension];
    for (int j = 0; j < ends.length; j++) {
      ends[j] = states.state()[j * blocks];
    }
    return Items.of(shape(), ends);
  }

  private void solve(ArrayParticles states) {
    EulerMaruyama scheme = new EulerMaruyama(sde);
    double h = sde.horizon() / STEPS;
    for (int i = 0; i < STEPS; i++) {
      scheme.step(i * h, i == STEPS - 1 ? sde.horizon() : (i + 1) * h, states);
    }
  }

  /** Its density, if the dataset knows that, and nothing else of what the dataset can. */
  @Override
  public <A> Optional<A> ability(Class<A> type) {
    if (type == Density.class && sde.start().blocks() == 1) {
      return sde.ability(Transitions.class)
          .flatMap(laws -> dataset.density(laws.at(sde.horizon())))
          .flatMap(density -> Capable.offer(type, density));
    }
    return Optional.empty();
  }
}
