package org.langevin.workbench.internal.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;

/** Makes of an experiment that learns a score one that simulates its SDE. */
final class Simulated {
  private static final List<String> KEPT = List.of("paper", "seed", "dataset", "sde");
  private static final String SIMULATIONS = "simulations";

  private Simulated() {}

  static Experiment of(Experiment experiment, List<String> schemes, int steps, int count)
      throws InvalidRequestException {
    ObjectNode document = experiment.document();
    JsonNode sde = document.path("sde");
    if (sde.isMissingNode() || sde.isNull()) {
      throw new InvalidRequestException(
          experiment.source(),
          "/sde",
          "the experiment has no SDE to simulate; add one, such as {\"use\":"
              + " \"ornstein-uhlenbeck\"}");
    }
    ObjectNode simulated = document.objectNode();
    simulated.put("title", "Simulation: " + document.path("title").asText("Untitled"));
    KEPT.stream().filter(document::has).forEach(name -> simulated.set(name, document.get(name)));
    if (document.path(SIMULATIONS).isEmpty()) {
      ArrayNode simulations = simulated.putArray(SIMULATIONS);
      for (String scheme : schemes) {
        simulations.addObject().put("use", scheme).put("steps", steps).put("count", count);
      }
    } else {
      simulated.set(SIMULATIONS, document.get(SIMULATIONS));
    }
    return new Experiment(
        experiment.source(), experiment.profile(), experiment.changes(), simulated);
  }
}
