package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What of an experiment's document decides which parameters its training comes through: trainings
 * of one essence come through the same ones, and differ in how far they go at most.
 */
public final class TrainingEssence {
  private static final List<String> LATER = List.of("title", "samplers", "metrics", "expect");

  private TrainingEssence() {}

  /**
   * A copy of a document without all that comes after the training, and without the number of
   * steps.
   */
  public static ObjectNode of(ObjectNode document) {
    ObjectNode essence = document.deepCopy();
    essence.remove(LATER);
    JsonNode training = essence.path("training");
    if (training.isObject()) {
      ((ObjectNode) training).remove("steps");
    }
    return essence;
  }

  /** Whether a part at a place of the document is at work after the training only. */
  public static boolean isLater(String pointer) {
    return LATER.stream().anyMatch(member -> pointer.startsWith("/" + member + "/"));
  }
}
