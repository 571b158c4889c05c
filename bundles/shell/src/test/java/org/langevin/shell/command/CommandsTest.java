package org.langevin.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExitStatus;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.PointInfo;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.osgi.framework.Version;

class CommandsTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Catalogue catalogue =
      new Catalogue() {
        @Override
        public List<PointInfo> points() {
          return List.of(
              new PointInfo("metric", "Figures", "org.example.api"),
              new PointInfo("sampler", "Ways to samples", "org.example.api"));
        }

        @Override
        public Set<String> members() {
          return Set.of("metric", "sampler");
        }

        @Override
        public List<ParameterInfo> document() {
          ParameterInfo steps =
              new ParameterInfo(
                  "steps", "integer", "Optimiser steps", "steps", "", "", List.of(), List.of());
          return List.of(
              new ParameterInfo(
                  "training", "object", "How", "", "null", "", List.of(), List.of(steps)));
        }

        @Override
        public List<ExtensionInfo> extensions() {
          return List.of(
              extension("metric", "wasserstein", ExtensionInfo.State.INSTALLED),
              extension("kernel", "ula", ExtensionInfo.State.ACTIVE),
              extension("sampler", "ula", ExtensionInfo.State.ACTIVE));
        }

        @Override
        public List<ParameterInfo> parameters(String point, String reference) {
          return List.of(
              new ParameterInfo(
                  "steps", "integer", "Steps", "steps", "1000", ">= 1", List.of(), List.of()));
        }

        @Override
        public ExtensionInfo resolve(String point, String reference) {
          return extensions().stream()
              .filter(e -> e.id().equals(reference) && e.point().equals(point))
              .findFirst()
              .orElseThrow();
        }
      };

  @Test
  void extensionsAreListedAsJson() throws Exception {
    ExtensionsCommand command = prepared(new ExtensionsCommand());
    command.json = true;
    command.execute();
    JsonNode list = new ObjectMapper().readTree(text());
    assertEquals(3, list.size());
    assertEquals(
        new ObjectMapper()
            .readTree(
                "{\"point\":\"metric\",\"id\":\"wasserstein\",\"version\":\"1.2.0\","
                    + "\"bundle\":\"org.example.wasserstein\",\"title\":\"A title\","
                    + "\"state\":\"installed\"}"),
        list.get(0));
  }

  @Test
  void pointsAreListedBelowTheExtensionsAndByThemselves() throws Exception {
    prepared(new ExtensionsCommand()).execute();
    assertTrue(text().contains("Ways to samples"), text());
    bytes.reset();
    ExtensionsCommand command = prepared(new ExtensionsCommand());
    command.json = true;
    command.onlyPoints = true;
    command.execute();
    JsonNode list = new ObjectMapper().readTree(text());
    assertEquals("sampler", list.get(1).path("id").asText());
    assertEquals("org.example.api", list.get(1).path("bundle").asText());
  }

  @Test
  void extensionsOfOnePointAreListedAsTable() throws Exception {
    ExtensionsCommand command = prepared(new ExtensionsCommand());
    command.point = "sampler";
    command.execute();
    assertTrue(text().contains("ula"), text());
    assertFalse(text().contains("wasserstein"), text());
  }

  @Test
  void anUnknownPointIsRefusedWithTheKnownOnes() {
    ExtensionsCommand command = prepared(new ExtensionsCommand());
    command.point = "samplers";
    InvalidRequestException refusal = assertThrows(InvalidRequestException.class, command::execute);
    assertEquals(ExitStatus.INVALID, refusal.exitStatus());
    assertTrue(refusal.getMessage().contains("[metric, sampler]"), refusal.getMessage());
  }

  @Test
  void aDescriptionFindsThePointByItself() throws Exception {
    DescribeCommand command = prepared(new DescribeCommand());
    command.reference = "ula";
    command.catalogue = catalogue;
    command.json = true;
    command.execute();
    JsonNode description = new ObjectMapper().readTree(text());
    assertEquals(
        "sampler", description.path("point").asText(), "the experiment's own, not the kernel");
    assertEquals("steps", description.path("parameters").path(0).path("name").asText());
  }

  @Test
  void anUnknownExtensionIsRefused() {
    DescribeCommand command = prepared(new DescribeCommand());
    command.reference = "ulla";
    command.catalogue = catalogue;
    InvalidRequestException refusal = assertThrows(InvalidRequestException.class, command::execute);
    assertTrue(refusal.getMessage().contains("did you mean ula?"), refusal.getMessage());
  }

  @Test
  void aSectionOfAnExperimentIsDescribed() throws Exception {
    DescribeCommand command = prepared(new DescribeCommand());
    command.reference = "training";
    command.catalogue = catalogue;
    command.execute();
    assertTrue(text().contains("Optimiser steps"), text());
  }

  @Test
  void aRunIsShownWithItsPartsAndWhatItsSamplersSay() throws Exception {
    Map<String, String> files =
        Map.of(
            "resolved.json",
            "{'plugins': [{'pointer': '/samplers/0', 'id': 'mala', 'version': '1.2.0'}]}",
            "run.json",
            "{'message': 'went wrong', 'samplers': [{'name': 'first', 'count': 300, 'evaluations': 201,"
                + " 'diagnostics': {'acceptance-rate': 0.5}},"
                + " {'name': 'second', 'count': 300, 'evaluations': 100, 'diagnostics': {}}],"
                + " 'warnings': [{'kind': 'far-samples', 'part': 'first', 'message': 'far off'}],"
                + " 'expectations': [{'subject': 'w of first', 'expected': 'at most 0.1',"
                + " 'found': '0.25', 'holds': false}]}",
            "metrics.json",
            "{'metrics': [{'name': 'w', 'sampler': 'first', 'value': 0.25, 'better': 'lower'}]}");
    RunInfo info =
        new RunInfo("id", Path.of("id"), "Title", "toy/x", RunInfo.State.DONE, Instant.EPOCH, 1);
    ShowCommand command = prepared(new ShowCommand());
    command.runs =
        (Runs)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Runs.class},
                (proxy, method, arguments) ->
                    method.getName().equals("find")
                        ? info
                        : new ObjectMapper().readTree(files.get(arguments[1]).replace('\'', '"')));
    command.sweeps = SweepCommandsTest.store(Optional.empty(), "{}");
    command.run = "id";
    command.execute();
    assertTrue(text().contains("went wrong"), text());
    assertTrue(text().matches("(?s).*samplers/0 +\\| mala +\\| 1\\.2\\.0.*"), text());
    assertTrue(text().contains("acceptance-rate"), text());
    assertTrue(text().matches("(?s).*first +\\| +300 +\\| +201.*0\\.5.*second.*"), text());
    assertTrue(text().contains("0.25"), text());
    assertTrue(text().contains("Warning: first: far off"), text());
    assertTrue(
        text().contains("Not as expected: w of first is 0.25; expected: at most 0.1"), text());
  }

  @Test
  void assignmentsSplitAtTheFirstEqualsSign() throws Exception {
    assertEquals(
        Map.of("/a", "b=c", "/d", ""),
        WorkbenchCommand.assignments("--set", List.of("/a=b=c", "/d=")));
    assertThrows(
        InvalidRequestException.class,
        () -> WorkbenchCommand.assignments("--set", List.of("no assignment")));
    assertThrows(
        InvalidRequestException.class,
        () -> WorkbenchCommand.assignments("--set", List.of("/a=1", "a=2")));
  }

  @Test
  void optionsMayStandBehindTheArgument() throws Exception {
    RunCommand command = new RunCommand();
    command.settings = List.of("/a=1");
    command.trailing =
        List.of("--profile", "quick", "--json", "--set", "/b=2", "--threads=3", "--seed", "-5");
    command.prepare();
    assertEquals("quick", command.profile);
    assertTrue(command.json);
    assertEquals(List.of("/a=1", "/b=2"), command.settings);
    assertEquals(Integer.valueOf(3), command.threads);
    assertEquals("-5", command.seed);
  }

  @Test
  void whatIsNoOptionIsRefused() {
    for (List<String> words :
        List.of(
            List.of("--profil", "quick"),
            List.of("another"),
            List.of("--profile"),
            List.of("--threads", "many"))) {
      RunCommand command = new RunCommand();
      command.trailing = words;
      assertThrows(InvalidRequestException.class, command::prepare, words.toString());
    }
  }

  @Test
  void aNumberOfThreadsIsOneOrMoreOrNotGiven() throws Exception {
    assertEquals(Runtime.getRuntime().availableProcessors(), WorkCommand.threads(null));
    assertEquals(1, WorkCommand.threads(1));
    for (int threads : new int[] {0, -1, 1025}) {
      assertThrows(InvalidRequestException.class, () -> WorkCommand.threads(threads));
    }
  }

  @Test
  void aSettingIsJsonOnlyIfAllOfItIs() throws Exception {
    assertEquals(
        "2 3", WorkbenchCommand.part("mala", List.of("order=2 3")).path("order").textValue());
    assertEquals(
        "[1] x", WorkbenchCommand.part("mala", List.of("order=[1] x")).path("order").textValue());
  }

  @Test
  void numbersAreOfAsciiDigits() throws Exception {
    assertEquals(-5, Numbers.parseLong("--seed", " -5 "));
    for (String text : List.of("+5", "\u0663", "1e3", "0x10", "99999999999999999999", "")) {
      assertThrows(InvalidRequestException.class, () -> Numbers.parseLong("--seed", text), text);
    }
  }

  @Test
  void settingsBecomeAPartOfAnExperiment() throws Exception {
    assertEquals(
        "{\"use\":\"wasserstein\",\"order\":2,\"features\":\"identity\"}",
        WorkbenchCommand.part("wasserstein", List.of("order=2", "/features=identity")).toString());
    assertEquals(
        "{\"use\":\"mala\",\"kernel\":{\"use\":\"ula\",\"step\":0.1}}",
        WorkbenchCommand.part("mala", List.of("/kernel/use=ula", "kernel/step=0.1")).toString());
    assertThrows(
        InvalidRequestException.class,
        () -> WorkbenchCommand.part("mala", List.of("/kernel=ula", "/kernel/step=0.1")));
  }

  private static ExtensionInfo extension(String point, String id, ExtensionInfo.State state) {
    return new ExtensionInfo(
        point, id, new Version(1, 2, 0), "org.example." + id, "A title", state);
  }

  private <T extends WorkbenchCommand> T prepared(T command) {
    PrintStream console = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    command.session =
        (Session)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) ->
                    method.getName().equals("getConsole") ? console : null);
    if (command instanceof ExtensionsCommand extensions) {
      extensions.catalogue = catalogue;
    }
    return command;
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
