package org.langevin.workbench.internal.composition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.langevin.api.Shape;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.internal.files.Npy;

/** Experiments about files of the user's. */
class OwnItemsTest extends RealExperiments {
  private static final String TRAINED =
      "'network': {'use': 'mlp'}, 'loss': {'use': 'denoising'}, 'training': {'steps': 1, 'batch': 2}";

  private String points(Path file) {
    return "'dataset': {'use': 'points', 'heldOut': 0, 'file': '" + file + "'}";
  }

  private Path table(String text) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private InvalidRequestException reopened(Composition before) {
    return assertThrows(
        InvalidRequestException.class,
        () -> composer().recompose("a run", before.resolved(), Progress.NONE));
  }

  @Test
  void aTableIsADataset() throws Exception {
    Composition composition = compose(points(table("x,y\n1,2\n3,4.5\n")), TRAINED);
    assertEquals(Shape.point(2), composition.dataset().shape());
    assertArrayEquals(new float[] {1, 2, 3, 4.5f}, composition.dataset().training().toArray());
    train(composition);
  }

  @Test
  void anArrayOfImagesIsADataset() throws Exception {
    Path file = folder.resolve("a.npy");
    Npy.write(file, new int[] {5, 4, 3}, new float[60]);
    assertEquals(Shape.image(4, 3, 1), compose(points(file), TRAINED).dataset().shape());
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsWrongInAFileIsSaidWithItsPlace(String text, String message) throws Exception {
    Path file = table(text);
    assertEquals(
        "mine.json#/dataset/file: " + message.replace("FILE", file.toString()),
        refusal(points(file), TRAINED));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("", "FILE: holds no items; give one item in a line"),
        Arguments.of("x,y\n", "FILE: holds no items; give one item in a line"),
        Arguments.of("1,2\n3\n", "FILE: line 2 has 1 values, not 2"),
        Arguments.of(
            "1,2\n3,nan\n",
            "FILE: line 2, column 2: \"nan\" is no finite number; remove the item or fill in its"
                + " values"),
        Arguments.of(
            "1,2\n3,1e40\n",
            "FILE: item 1 has the value 1.0E40, but what is asked for computes in float32, which"
                + " ends at 3.4e38; scale the values"));
  }

  @Test
  void whatIsNotThereOrNoFileIsSaid() throws Exception {
    Path away = folder.resolve("away.npy");
    assertEquals(
        "mine.json#/dataset/file: cannot read " + away + ": there is no such file or folder",
        refusal(points(away), TRAINED));
    Path place = Files.createDirectories(folder.resolve("place.npy"));
    assertTrue(refusal(points(place), TRAINED).contains("is no regular file"));
    assertTrue(
        refusal("'dataset': {'use': 'points', 'file': 'a\\u0000.npy'}", TRAINED)
            .contains("mine.json#/dataset/file: "));
  }

  @Test
  void itemsOfOtherShapesDoNotFitWhatNeedsImages() throws Exception {
    String message = refusal(points(table("1,2\n3,4\n")), TRAINED.replace("mlp", "unet"));
    assertTrue(message.contains("#/network"), message);
  }

  @Test
  void theFileIsRecorded() throws Exception {
    Path file = table("1,2\n3,4\n");
    JsonNode note = compose(points(file), TRAINED).resolved().at("/files/0");
    assertEquals(file.toString(), note.path("file").asText());
    assertEquals(file.toString(), note.path("path").asText());
    assertEquals(8, note.path("bytes").asInt());
    assertEquals(
        "96bbd5de61f36b0e10c5771d180998d066192e8986aa34a8cb7c453f62959274",
        note.path("sha256").asText());
    assertFalse(compose("'dataset': {'use': 'star'}", TRAINED).resolved().has("files"));
  }

  @Test
  void aRunGoesOnWithTheSameFileOnly() throws Exception {
    Path file = table("1,2\n3,4\n");
    Composition before = compose(points(file), TRAINED);
    assertEquals(
        before.resolved(),
        composer().recompose("a run", before.resolved(), Progress.NONE).resolved());
    table("1,2\n3,5\n");
    String message = reopened(before).getMessage();
    assertTrue(
        message.startsWith("a run#/dataset/file: " + file + ": was changed, but the run began"),
        message);
    assertTrue(message.contains(before.resolved().at("/files/0/sha256").asText()), message);
    Files.delete(file);
    assertTrue(reopened(before).getMessage().contains("is missing"));
  }

  /** A relative path begins where the first process did, and not where the next one does. */
  @Test
  void aRunFindsItsFileFromAnyFolder() throws Exception {
    Path file = table("1,2\n3,4\n");
    Composition before = compose(points(file), TRAINED);
    ObjectNode resolved = before.resolved().deepCopy();
    ((ObjectNode) resolved.at("/experiment/dataset")).put("file", "elsewhere/t.csv");
    ((ObjectNode) resolved.at("/files/0")).put("file", "elsewhere/t.csv");
    assertEquals(
        2, composer().recompose("a run", resolved, Progress.NONE).dataset().training().size());
  }

  @Test
  void whatFloat32RoundsIsTold() throws Exception {
    Path file = table("1000000000,0\n1000000003,0\n");
    List<String> warnings = new ArrayList<>();
    composer()
        .compose(
            new Experiment("mine.json", "", document(points(file), TRAINED)),
            update -> warnings.add(update.message()));
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).startsWith(file + ": "), warnings.toString());
    assertTrue(warnings.get(0).contains("float32"), warnings.toString());
  }
}
