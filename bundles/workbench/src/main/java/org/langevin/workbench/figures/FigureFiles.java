package org.langevin.workbench.figures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.langevin.api.figure.BarChart;
import org.langevin.api.figure.Figure;
import org.langevin.api.figure.HeatMap;
import org.langevin.api.figure.Histogram;
import org.langevin.api.figure.ImageGrid;
import org.langevin.api.figure.LineChart;
import org.langevin.api.figure.Panels;
import org.langevin.api.figure.ParallelCoordinates;
import org.langevin.api.figure.Scatter;
import org.langevin.api.figure.VectorField;
import org.langevin.workbench.internal.files.AtomicFiles;
import org.langevin.workbench.internal.files.FileBatch;
import org.langevin.workbench.internal.files.FolderGuard;

/**
 * The data of figures as JSON, one file {@code NAME.json} for each in a folder.
 *
 * <p>The members are those of the {@link Figure}'s record, {@code kind} (for example {@code
 * "heat-map"}) and {@code position}, the figure's place among the others. Long arrays are written
 * as {@code {"float32": "..."}} or {@code {"float64": "..."}}: little-endian IEEE 754 numbers in
 * Base64. Numbers that are not finite are the strings {@code "NaN"}, {@code "Infinity"} and {@code
 * "-Infinity"}.
 */
public final class FigureFiles {
  private static final String ENDING = ".json";
  private static final List<String> PICTURES = List.of(".png", ".svg");
  private static final String POSITION = "position";
  private static final int LONGEST_STRING = 1 << 28;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addMixIn(Figure.class, Kinds.class)
          .addModule(NumberArrays.module())
          .build();

  private FigureFiles() {}

  /**
   * Writes figures, and removes the data of figures that the folder had before.
   *
   * @param folder is made if it does not exist
   * @param figures by the name of the file, which wins over the figure's own name; in the order in
   *     which a reader should meet them
   */
  public static void write(Path folder, Map<String, Figure> figures) throws IOException {
    AtomicFiles.createFolders(folder);
    removeOthers(folder, figures.keySet());
    try (FileBatch batch = new FileBatch(folder, FolderGuard.NONE)) {
      int position = 0;
      for (Map.Entry<String, Figure> entry : figures.entrySet()) {
        byte[] bytes = bytes(entry.getKey(), position++, entry.getValue());
        batch.write(file(folder, entry.getKey()), out -> out.write(bytes));
      }
      batch.commit();
    }
  }

  /** Removes the data and the pictures of figures that are not among these. */
  public static void removeOthers(Path folder, Set<String> kept) throws IOException {
    for (String name : names(folder)) {
      if (!kept.contains(name)) {
        Files.delete(file(folder, name));
        for (String ending : PICTURES) {
          Files.deleteIfExists(folder.resolve(name + ending));
        }
      }
    }
  }

  /** Where the data of a figure is. */
  public static Path file(Path folder, String name) {
    return folder.resolve(name + ENDING);
  }

  /**
   * What the file of a figure holds.
   *
   * @param name of the file, which wins over the figure's own name
   * @param position among the figures of its folder, from 0
   */
  public static byte[] bytes(String name, int position, Figure figure) throws IOException {
    ObjectNode document = MAPPER.createObjectNode().put(POSITION, position);
    document.setAll(MAPPER.<ObjectNode>valueToTree(figure));
    document.put("name", name);
    return MAPPER.writeValueAsBytes(document);
  }

  /** All that a figure says but its own name, by which figures can be compared. */
  public static String content(String name, Figure figure) throws IOException {
    return new String(bytes(name, 0, figure), StandardCharsets.UTF_8);
  }

  /** The same figure with another title and caption. */
  public static Figure worded(Figure figure, String title, String caption) throws IOException {
    ObjectNode document = MAPPER.valueToTree(figure);
    return MAPPER.treeToValue(document.put("title", title).put("caption", caption), Figure.class);
  }

  /** The names of the figures in a folder, in their order; none if there is no such folder. */
  public static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Place> places = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
          places.add(new Place(name.substring(0, name.length() - ENDING.length()), position(file)));
        }
      }
    }
    places.sort(Comparator.comparingInt(Place::position).thenComparing(Place::name));
    return places.stream().map(Place::name).toList();
  }

  /**
   * Reads a figure.
   *
   * @throws IOException if there is no such figure or it is damaged
   */
  public static Figure read(Path folder, String name) throws IOException {
    JsonNode figure = MAPPER.readTree(file(folder, name).toFile());
    LaterMembers.add(figure);
    return MAPPER.treeToValue(figure, Figure.class);
  }

  /** The position, which is the first member; damaged files come last. */
  private static int position(Path file) {
    try (JsonParser parser = MAPPER.createParser(file.toFile())) {
      if (parser.nextToken() == JsonToken.START_OBJECT
          && POSITION.equals(parser.nextFieldName())
          && parser.nextToken() == JsonToken.VALUE_NUMBER_INT) {
        return parser.getIntValue();
      }
    } catch (IOException e) {
      return Integer.MAX_VALUE;
    }
    return Integer.MAX_VALUE;
  }

  private record Place(String name, int position) {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = BarChart.class, name = "bar-chart"),
    @JsonSubTypes.Type(value = HeatMap.class, name = "heat-map"),
    @JsonSubTypes.Type(value = Histogram.class, name = "histogram"),
    @JsonSubTypes.Type(value = ImageGrid.class, name = "image-grid"),
    @JsonSubTypes.Type(value = LineChart.class, name = "line-chart"),
    @JsonSubTypes.Type(value = Panels.class, name = "panels"),
    @JsonSubTypes.Type(value = ParallelCoordinates.class, name = "parallel-coordinates"),
    @JsonSubTypes.Type(value = Scatter.class, name = "scatter"),
    @JsonSubTypes.Type(value = VectorField.class, name = "vector-field")
  })
  private interface Kinds {}
}
