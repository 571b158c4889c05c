package org.langevin.datasets.discrete;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.dataset.Dataset;
import org.langevin.api.dataset.Modes;
import org.langevin.api.sde.Marginal;
import org.langevin.testkit.Contexts;
import org.langevin.testkit.DatasetContract;
import org.langevin.testkit.Parameters;

class DiscreteTest {
  private static final Discrete FACTORY = new Discrete();

  private static Dataset dataset(String json) {
    return FACTORY.create(Parameters.parse(FACTORY, json), Contexts.dataset(5));
  }

  @Test
  void keepsTheContract() {
    DatasetContract.verify(FACTORY, Parameters.of(FACTORY));
    DatasetContract.verify(
        FACTORY,
        Parameters.parse(
            FACTORY,
            "{'support': [[0], [1], [3]], 'probabilities': [0.5, 0.3, 0.2], 'variance': 0.04}"));
  }

  @Test
  void anAtomIsANarrowNormalLaw() {
    Dataset dataset = dataset("{}");
    float[] atom = {1, -1};
    double peak = Math.log(1 / (9 * 2 * Math.PI * 0.01));
    assertEquals(peak, dataset.density(Marginal.START).orElseThrow().logDensity(atom, 0), 1e-9);
    assertEquals(6, dataset.ability(Modes.class).orElseThrow().nearest(atom, 0));
  }

  @Test
  void errorsSpeakOfAtomsAndProbabilities() {
    refuses("/probabilities", "{'probabilities': [0.5]}", "1 probabilities for 9 atoms");
    refuses("/support", "{'support': []}", "at least one atom");
    refuses("/support/1", "{'support': [[0], [1, 2]]}", "2 coordinates");
    refuses("/support/2", "{'support': [[0, 1], [1, 0], [0, 1]]}", "twice");
    refuses("/probabilities/0", "{'probabilities': [0]}", "");
    refuses("/variance", "{'variance': 0}", "");
  }

  private static void refuses(String pointer, String json, String message) {
    InvalidExperimentException refusal =
        assertThrows(InvalidExperimentException.class, () -> dataset(json));
    assertEquals(pointer, refusal.parameter());
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }
}
