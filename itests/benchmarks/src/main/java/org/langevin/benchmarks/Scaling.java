package org.langevin.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.langevin.api.figure.LineChart;
import org.langevin.report.drawing.Picture;
import org.langevin.report.drawing.Png;
import org.langevin.workbench.internal.files.Json;

/** Measures growths, draws them, and prints their slopes. */
public final class Scaling {
  private Scaling() {}

  /** The arguments are the folder of the figures, the file of the numbers or nothing, and names. */
  public static void main(String[] arguments) {
    List<String> names = Arrays.asList(arguments).subList(2, arguments.length);
    try {
      measure(growths(names), Path.of(arguments[0]), arguments[1]);
    } catch (IOException | IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** Those with these names; all if there are none. */
  private static List<Growth> growths(List<String> names) {
    Map<String, Growth> growths = new LinkedHashMap<>();
    Growths.all().forEach(growth -> growths.put(growth.name(), growth));
    for (String name : names) {
      if (!growths.containsKey(name)) {
        throw new IllegalArgumentException(
            "there is no " + name + "; choose from " + growths.keySet());
      }
    }
    return names.isEmpty()
        ? List.copyOf(growths.values())
        : names.stream().map(growths::get).toList();
  }

  private static void measure(List<Growth> growths, Path folder, String numbers)
      throws IOException {
    ObjectNode machine = Machine.json();
    ObjectNode results = Json.object();
    results.set("machine", machine);
    ArrayNode all = results.putArray("growths");
    write(numbers, results);
    Files.createDirectories(folder);
    System.out.println(Machine.line(machine) + "\n\n" + GrowthTable.HEAD);
    for (Growth growth : growths) {
      List<GrowthCurve> curves = growth.measure();
      System.out.print(GrowthTable.rows(growth, curves));
      all.add(json(growth, curves));
      write(numbers, results);
      draw(GrowthFigure.of(growth, curves, machine.path("processor").asText()), folder);
    }
  }

  private static void write(String file, ObjectNode results) throws IOException {
    if (!file.isEmpty()) {
      Json.write(Path.of(file).toAbsolutePath(), results);
    }
  }

  private static ObjectNode json(Growth growth, List<GrowthCurve> curves) {
    ObjectNode json =
        Json.object()
            .put("name", growth.name())
            .put("title", growth.title())
            .put("size", growth.size())
            .put("cost", growth.cost())
            .put("unit", growth.unit());
    ArrayNode subjects = json.putArray("subjects");
    for (GrowthCurve curve : curves) {
      ObjectNode subject =
          subjects
              .addObject()
              .put("label", curve.subject().label())
              .put("expectedSlope", curve.subject().slope())
              .put("slope", Rounding.significant(curve.slope()));
      curve.subject().sizes().forEach(subject.putArray("sizes")::add);
      ArrayNode costs = subject.putArray("costs");
      Arrays.stream(curve.costs()).mapToObj(Rounding::significant).forEach(costs::add);
    }
    return json;
  }

  private static void draw(LineChart figure, Path folder) throws IOException {
    Path file = folder.resolve(figure.name() + ".png");
    Files.write(file, Png.encode(Picture.of(figure).image(), figure.title(), figure.caption()));
    System.err.println(file);
  }
}
