package org.langevin.shell.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.karaf.shell.api.console.Candidate;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.junit.jupiter.api.Test;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.Runs;
import org.osgi.framework.Version;

class CompletersTest {
  private static final String DOCUMENT =
      "{\"sde\": {\"use\": \"ou\"}, \"samplers\": [{\"use\": \"em\"}], \"training\": {}}";

  private static final Experiments EXPERIMENTS =
      fake(
          Experiments.class,
          (name, arguments) -> {
            Experiments.Entry run =
                new Experiments.Entry("toy/run", "", "", List.of("quick", "full"));
            Experiments.Entry sweep =
                new Experiments.Entry("toy/sweep", "", "", List.of("full"), "", true, Map.of());
            return switch (name) {
              case "gallery" -> List.of(run, sweep);
              case "entry" -> {
                if (!arguments[0].equals("toy/run")) {
                  throw new InvalidRequestException("", "", "none");
                }
                yield run;
              }
              default ->
                  new Experiment("toy/run", "", (ObjectNode) new ObjectMapper().readTree(DOCUMENT));
            };
          });

  private static final Catalogue CATALOGUE =
      fake(
          Catalogue.class,
          (name, arguments) ->
              switch (name) {
                case "document" ->
                    List.of(
                        info("sde", "sde"),
                        info(
                            "training",
                            "object",
                            info("steps", "integer"),
                            info("averaged", "boolean")));
                case "extensions" -> List.of(extension("sde", "ou"), extension("sampler", "em"));
                case "members" -> Set.of("sde", "sampler");
                default -> List.of(info(arguments[0].equals("sde") ? "beta" : "step", "number"));
              });

  /** What a call of a method gives. */
  @FunctionalInterface
  private interface Answer {
    Object to(String method, Object[] arguments) throws Exception;
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            CompletersTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private static ParameterInfo info(String name, String type, ParameterInfo... components) {
    return new ParameterInfo(name, type, "", "", "", "", List.of(), List.of(components));
  }

  private static ExtensionInfo extension(String point, String id) {
    return new ExtensionInfo(
        point, id, new Version(1, 0, 0), "org.example", "", ExtensionInfo.State.ACTIVE);
  }

  /** With the cursor at the end of the last word. */
  private static List<String> complete(CandidateCompleter completer, String... words) {
    String last = words[words.length - 1];
    CommandLine line =
        fake(
            CommandLine.class,
            (name, arguments) ->
                switch (name) {
                  case "getArguments" -> words;
                  case "getCursorArgumentIndex" -> words.length - 1;
                  case "getCursorArgument" -> last;
                  default -> last.length();
                });
    Session session = fake(Session.class, (name, arguments) -> null);
    return completer.candidates(session, line).stream().map(Candidate::value).sorted().toList();
  }

  private static SettingCompleter settings() {
    SettingCompleter completer = new SettingCompleter();
    completer.experiments = EXPERIMENTS;
    completer.catalogue = CATALOGUE;
    return completer;
  }

  @Test
  void whatIsSetIsCompletedMemberByMember() {
    assertEquals(
        List.of("/samplers/", "/sde/", "/training/"),
        complete(settings(), "run", "toy/run", "--set", "/s"));
    assertEquals(List.of("/sde/beta="), complete(settings(), "run", "toy/run", "--set", "/sde/"));
    assertEquals(
        List.of("/samplers/0/"), complete(settings(), "run", "toy/run", "--set", "/samplers/"));
    assertEquals(
        List.of("/samplers/0/step="),
        complete(settings(), "run", "--profile", "quick", "toy/run", "--set", "/samplers/0/st"));
  }

  @Test
  void valuesOfWhichThereAreFewAreOffered() {
    assertEquals(
        List.of("/training/averaged=false", "/training/averaged=true"),
        complete(settings(), "run", "toy/run", "--set", "/training/averaged="));
    assertEquals(List.of(), complete(settings(), "run", "toy/run", "--set", "/training/steps="));
  }

  @Test
  void aPartByItselfHasItsParameters() {
    assertEquals(
        List.of("/step="), complete(settings(), "sample", "a-run", "--sampler", "em", "--set", ""));
  }

  @Test
  void profilesAreThoseOfTheExperiment() {
    ProfileCompleter completer = new ProfileCompleter();
    completer.experiments = EXPERIMENTS;
    assertEquals(List.of("full", "quick"), complete(completer, "run", "toy/run", "--profile", ""));
  }

  @Test
  void onlySweepsCanBeSwept() {
    SweepCompleter sweeps = new SweepCompleter();
    sweeps.experiments = EXPERIMENTS;
    List<String> offered = complete(sweeps, "sweep", "");
    assertTrue(offered.contains("toy/sweep") && !offered.contains("toy/run"), offered.toString());
    ExperimentCompleter all = new ExperimentCompleter();
    all.experiments = EXPERIMENTS;
    offered = complete(all, "run", "");
    assertTrue(offered.containsAll(List.of("toy/sweep", "toy/run")), offered.toString());
  }

  @Test
  void filesAreOfferedBesideTheGallery() {
    ExperimentCompleter all = new ExperimentCompleter();
    all.experiments = EXPERIMENTS;
    List<String> offered = complete(all, "run", "src/");
    assertTrue(offered.containsAll(List.of("src/main/", "src/test/")), offered.toString());
  }

  @Test
  void onlyRunsAtWorkCanBeCancelled() {
    Runs runs =
        fake(
            Runs.class,
            (name, arguments) ->
                Arrays.stream(RunInfo.State.values())
                    .map(
                        state ->
                            new RunInfo(
                                state.name(), Path.of("x"), "", "", state, Instant.EPOCH, 1))
                    .toList());
    RunningCompleter running = new RunningCompleter();
    running.runs = runs;
    assertEquals(List.of("RUNNING"), complete(running, "cancel", ""));
    RunCompleter all = new RunCompleter();
    all.runs = runs;
    assertEquals(RunInfo.State.values().length, complete(all, "show", "").size());
  }

  @Test
  void optionsBehindTheArgumentAreThoseOfTheCommand() {
    org.apache.karaf.shell.api.console.Command command =
        fake(
            org.apache.karaf.shell.api.console.Command.class,
            (name, arguments) ->
                (org.apache.karaf.shell.api.console.Completer)
                    new CandidateCompleter() {
                      @Override
                      List<Candidate> candidates(Session session, CommandLine line) {
                        return List.of(word(line.getBuffer(), ""));
                      }
                    });
    org.apache.karaf.shell.api.console.Registry registry =
        fake(org.apache.karaf.shell.api.console.Registry.class, (name, arguments) -> command);
    Session session =
        fake(
            Session.class,
            (name, arguments) -> name.equals("getRegistry") ? registry : "score:run");
    assertEquals(
        List.of("score:run -"),
        new OptionCompleter()
            .candidates(session, new OptionLine("run", "--")).stream()
                .map(Candidate::value)
                .toList());
  }

  @Test
  void emptyMapsAreNoPlaces() {
    assertEquals(Map.of(), Settable.inPart(CATALOGUE, "nothing"));
  }
}
