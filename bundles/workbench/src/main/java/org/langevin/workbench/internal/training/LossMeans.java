package org.langevin.workbench.internal.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.langevin.workbench.internal.files.Json;

/** Means of losses over the steps since they were taken last. A checkpoint keeps them. */
final class LossMeans {
  private static final String COUNT = "count";
  private static final String SUM = "sum";

  private record Sum(long count, double sum) {
    Sum plus(double value) {
      return new Sum(count + 1, sum + value);
    }
  }

  private final SortedMap<String, Sum> sums = new TreeMap<>();

  /** Takes in the losses of a step, by name. */
  void add(Map<String, Double> losses) {
    losses.forEach(
        (name, loss) -> sums.put(name, sums.getOrDefault(name, new Sum(0, 0)).plus(loss)));
  }

  /** The means by name, which begin anew. */
  SortedMap<String, Double> take() {
    SortedMap<String, Double> means = new TreeMap<>();
    sums.forEach((name, of) -> means.put(name, of.sum / of.count));
    sums.clear();
    return means;
  }

  /** What {@link #read} restores to the bit. */
  ObjectNode write() {
    ObjectNode written = Json.object();
    sums.forEach((name, of) -> written.putObject(name).put(COUNT, of.count).put(SUM, of.sum));
    return written;
  }

  /** Restores what {@link #write} wrote; nothing if there is nothing. */
  static LossMeans read(JsonNode written) {
    LossMeans means = new LossMeans();
    written
        .fields()
        .forEachRemaining(
            field ->
                means.sums.put(
                    field.getKey(),
                    new Sum(
                        field.getValue().path(COUNT).asLong(),
                        field.getValue().path(SUM).asDouble())));
    return means;
  }
}
