package org.langevin.workbench.internal.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.langevin.binding.Problem;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.internal.composition.Composer;
import org.langevin.workbench.internal.data.Folders;
import org.langevin.workbench.internal.registry.ExtensionRegistry;

class GalleryTest {
  private static final String DOCUMENT =
      """
      {
        "title": "A title",
        "description": "What it shows",
        "seed": 3,
        "training": {"steps": 5000},
        "samplers": [{"use": "ula"}, {"use": "mala"}],
        "profiles": {"quick": {"/training/steps": 10, "/samplers/1/steps": 20, "/sde": null}}
      }
      """;

  @TempDir private Path folder;
  private Gallery gallery;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("toy"));
    for (String name : List.of("fig-10", "fig-2", "levels")) {
      Files.writeString(folder.resolve("toy/" + name + ".json"), DOCUMENT);
    }
    Files.writeString(folder.resolve("toy/notes.txt"), "not an experiment");
    gallery =
        new Gallery(new Composer(new ExtensionRegistry(), new Folders(List.of(), folder)), folder);
  }

  private Experiment load(String profile, Map<String, String> changes)
      throws InvalidRequestException {
    return gallery.load("toy/fig-2", profile, changes, OptionalLong.empty());
  }

  private List<Problem> refusal(String profile, Map<String, String> changes) {
    return assertThrows(InvalidRequestException.class, () -> load(profile, changes)).problems();
  }

  @Test
  void entriesAreListedByNumber() {
    assertEquals(
        List.of("toy/fig-2", "toy/fig-10", "toy/levels"),
        gallery.gallery().stream().map(Experiments.Entry::id).toList());
    assertEquals(
        new Experiments.Entry("toy/fig-2", "A title", "What it shows", List.of("quick", "full")),
        gallery.gallery().get(0));
  }

  @Test
  void aBrokenEntryDoesNotHideTheOthers() throws IOException {
    Files.writeString(folder.resolve("toy/broken.json"), "{");
    assertEquals(4, gallery.gallery().size());
    assertTrue(gallery.gallery().get(0).description().contains("no valid JSON"));
  }

  @Test
  void theDocumentStandsAsItIsWithoutAProfile() throws InvalidRequestException {
    for (String profile : List.of("", "full")) {
      Experiment experiment = load(profile, Map.of());
      assertEquals(5000, experiment.document().at("/training/steps").asInt());
      assertFalse(experiment.document().has("profiles"));
      assertEquals("toy/fig-2", experiment.source());
    }
  }

  @Test
  void aProfileReplacesAddsAndRemoves() throws InvalidRequestException {
    Experiment experiment = load("quick", Map.of());
    assertEquals(10, experiment.document().at("/training/steps").asInt());
    assertEquals(20, experiment.document().at("/samplers/1/steps").asInt());
    assertTrue(experiment.document().get("sde").isNull());
    assertEquals("quick", experiment.profile());
  }

  @Test
  void changesComeAfterTheProfile() throws InvalidRequestException {
    Experiment experiment =
        load(
            "quick",
            Map.of(
                "/training/steps", "11",
                "/title", "Not JSON",
                "/samplers/0", "{\"use\": \"x\"}",
                "/samplers/-", "{\"use\": \"y\"}",
                "/loss", "{\"use\": \"z\"}"));
    assertEquals(11, experiment.document().at("/training/steps").asInt());
    assertEquals("Not JSON", experiment.document().get("title").asText());
    assertEquals("x", experiment.document().at("/samplers/0/use").asText());
    assertEquals("y", experiment.document().at("/samplers/2/use").asText());
    assertEquals("z", experiment.document().at("/loss/use").asText());
  }

  @Test
  void theSeedIsReplaced() throws InvalidRequestException {
    assertEquals(3, load("", Map.of()).document().get("seed").asInt());
    assertEquals(
        9,
        gallery.load("toy/fig-2", "", Map.of(), OptionalLong.of(9)).document().get("seed").asInt());
  }

  @Test
  void placesThatAreNotThereAreRefused() {
    assertEquals(
        List.of(
            new Problem(
                "toy/fig-2",
                "/trainin/steps",
                "there is no /trainin in the document; did you mean training?")),
        refusal("", Map.of("/trainin/steps", "1")));
    assertTrue(
        refusal("", Map.of("/samplers/7", "1")).get(0).message().contains("an index from 0 to 1"));
    assertTrue(refusal("", Map.of("/title/x", "1")).get(0).message().contains("neither an object"));
    assertTrue(refusal("", Map.of("steps", "1")).get(0).message().contains("begin with a slash"));
    assertEquals(2, refusal("", Map.of("/trainin/steps", "1", "/samplers/x", "2")).size());
  }

  @Test
  void anUnknownProfileMeetsTheKnownOnes() {
    assertEquals(
        "there is no profile qick; did you mean quick?",
        refusal("qick", Map.of()).get(0).message());
    assertEquals(
        "there is no profile tiny; the profiles are: full, quick. To have it, add for example"
            + " \"profiles\":{\"tiny\":{\"/training/steps\":500}}",
        refusal("tiny", Map.of()).get(0).message());
  }

  @Test
  void durationsAreToldAndChecked() throws Exception {
    String text = "{\"title\": \"T\", \"profiles\": {\"quick\": {}}, \"seconds\": ";
    Path file = folder.resolve("toy/slow.json");
    Files.writeString(file, text + "{\"quick\": 5, \"default\": 90}}");
    assertEquals(
        Map.of("quick", 5.0, "default", 90.0),
        gallery.gallery().stream()
            .filter(entry -> entry.id().equals("toy/slow"))
            .findFirst()
            .orElseThrow()
            .seconds());
    assertFalse(
        gallery.load("toy/slow", "", Map.of(), OptionalLong.empty()).document().has("seconds"));
    Files.writeString(file, text + "{\"quik\": 5, \"default\": 0}}");
    assertEquals(
        List.of("/seconds/quik", "/seconds/default"),
        assertThrows(
                InvalidRequestException.class,
                () -> gallery.load("toy/slow", "", Map.of(), OptionalLong.empty()))
            .problems()
            .stream()
            .map(Problem::pointer)
            .toList());
    Files.delete(file);
  }

  @Test
  void whatIsNoJsonIsExplained() throws IOException {
    assertEquals(
        "line 3, column 1: this is no valid JSON: a comma stands before what closes the object or the"
            + " array; remove it",
        unreadable("comma.json", "{\n\"title\": \"{,\",\n}"));
    assertTrue(
        unreadable("comma.json", "{\"samplers\": [\n1, ]}").startsWith("line 2, column 4: "));
    String yaml = unreadable("mine.yaml", "title: mine\n");
    assertTrue(yaml.endsWith(" convert this file, for example YAML by yq -o json"), yaml);
  }

  private String unreadable(String name, String text) throws IOException {
    String path = Files.writeString(folder.resolve(name), text).toString();
    return assertThrows(
            InvalidRequestException.class,
            () -> gallery.load(path, "", Map.of(), OptionalLong.empty()))
        .problems()
        .get(0)
        .message();
  }

  @Test
  void filesLoadByTheirPath() throws InvalidRequestException {
    String path = folder.resolve("toy/levels.json").toString();
    assertEquals(path, gallery.load(path, "", Map.of(), OptionalLong.empty()).source());
    for (String reference : List.of("toy/fig-3", "../" + folder.getFileName() + "/toy/fig-2x")) {
      InvalidRequestException refusal =
          assertThrows(
              InvalidRequestException.class,
              () -> gallery.load(reference, "", Map.of(), OptionalLong.empty()));
      assertTrue(refusal.getMessage().contains("no such entry"), refusal.getMessage());
    }
  }

  @Test
  void checkingGivesAllProblems() throws InvalidRequestException {
    assertEquals(
        Set.of(
            "/samplers/0/use",
            "/samplers/1/use",
            "/dataset",
            "/loss",
            "/network",
            "/training/optimizer",
            "/training/averaging"),
        gallery.check(load("", Map.of())).stream()
            .map(Problem::pointer)
            .collect(Collectors.toSet()));
  }
}
