package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** bin/langevin: exit status, streams, arguments, signals, ports. */
public class CommandLineIT {
  private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Langevin langevin;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("a folder's \"name\" mit Ümläuten").toPath();
    langevin = new Langevin(folder);
  }

  @Test
  public void resultsGoToStandardOutputAndNothingElse() throws Exception {
    Langevin.Result result = langevin.run("info", "--json");
    assertEquals(result.err(), 0, result.status());
    assertTrue(result.out(), result.out().startsWith("{"));
    assertTrue(result.out(), result.out().endsWith("}\n"));
    assertEquals("", result.err());
  }

  /** Plugins need not run to be counted. */
  @Test
  public void allExtensionsAreCountedAndRun() throws Exception {
    String extensions = langevin.run("extensions", "--json").out();
    Matcher counts =
        Pattern.compile("\"([a-z]+)\" : ([0-9]+)")
            .matcher(langevin.run("info", "--json").out().split("\"extensions\"")[1]);
    int sum = 0;
    while (counts.find()) {
      int count = Integer.parseInt(counts.group(2));
      String point = "\"point\" : \"" + counts.group(1) + "\"";
      assertEquals(point, count, occurrences(extensions, point));
      sum += count;
    }
    assertTrue(extensions, sum > 40);
    assertEquals(extensions, sum, occurrences(extensions, "\"state\" : \"active\""));
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  /** Each with the bundles that it has; none waits for one that rests. */
  @Test
  public void commandsThatReadRecordsFindThem() throws Exception {
    for (String command : List.of("runs", "experiments", "help")) {
      Langevin.Result result = langevin.run(command);
      assertEquals(result.err(), 0, result.status());
    }
    for (String command : List.of("show", "report", "compare", "cancel")) {
      Langevin.Result result = langevin.run(command, "no-such-run");
      assertEquals(result.err(), 2, result.status());
      assertTrue(result.err(), result.err().contains("no-such-run"));
    }
  }

  @Test
  public void helpListsTheCommands() throws Exception {
    Langevin.Result result = langevin.run();
    assertEquals(0, result.status());
    assertTrue(result.out(), result.out().contains("\n  run "));
    assertEquals(result.out(), langevin.run("--help").out());
  }

  @Test
  public void aCommandIsExplainedWithItsOptionsInOrder() throws Exception {
    Langevin.Result result = langevin.run("help", "run");
    assertEquals(result.err(), 0, result.status());
    assertTrue(
        result.out(),
        result
            .out()
            .matches(
                "(?s)Usage: langevin run EXPERIMENT .*--profile NAME .*--set POINTER=VALUE"
                    + " .*--quiet .*--json .*For example: run .*"));
    assertEquals(result.out(), langevin.run("run", "--help").out());
    assertTrue(langevin.run("shell", "--help").out().contains("langevin shell"));
    assertEquals(2, langevin.run("help", "rnu").status());
    assertEquals("Langevin 1.0.0\n", langevin.run("--version").out());
  }

  @Test
  public void anEmptyRunStoreNamesItsFolder() throws Exception {
    Langevin.Result result = langevin.run("runs");
    assertEquals("no runs yet in " + folder.resolve("runs") + "\n", result.out());
  }

  @Test
  public void unknownCommandsAndOptionsAreBadInput() throws Exception {
    Langevin.Result command = langevin.run("metrik");
    assertEquals(2, command.status());
    assertEquals("", command.out());
    assertTrue(command.err(), command.err().contains("Did you mean \"metric\"?"));
    assertEquals(2, langevin.run("info", "--no-such-option").status());
  }

  @Test
  public void argumentsArriveAsTheyAre() throws Exception {
    String odd = " two  words, 'quotes\" $HOME \\ * 数.json";
    Langevin.Result result = langevin.run("run", odd);
    assertEquals(2, result.status());
    assertTrue(result.err(), result.err().contains(odd));
  }

  @Test
  public void aRunListensNowhereAndEndsOnASignal() throws Exception {
    Langevin.Running run =
        langevin.start("run", "quickstart/swiss-roll", "--profile", "full", "--out", "here");
    run.awaitThat(() -> Files.readString(run.err()).contains("%"));
    assertEquals(Set.of(), listening(run.process().pid()));
    run.process().destroy();
    Langevin.Result result = run.await();
    assertEquals(result.err(), 143, result.status());
    assertTrue(Files.isDirectory(folder.resolve("here")));
  }

  /** The local addresses at which a process waits for connections. */
  private static Set<String> listening(long process) throws IOException {
    Set<String> own = new HashSet<>();
    Path root = Path.of("/proc", Long.toString(process));
    try (Stream<Path> descriptors = Files.list(root.resolve("fd"))) {
      for (Path descriptor : descriptors.toList()) {
        if (Files.isSymbolicLink(descriptor)) {
          Matcher socket = SOCKET.matcher(Files.readSymbolicLink(descriptor).toString());
          if (socket.matches()) {
            own.add(socket.group(1));
          }
        }
      }
    }
    Set<String> addresses = new HashSet<>();
    for (String table : List.of("tcp", "tcp6")) {
      for (String line : Files.readAllLines(root.resolve("net").resolve(table))) {
        String[] columns = line.strip().split("\\s+");
        boolean listens = columns[3].equals("0A");
        if (listens && own.contains(columns[9])) {
          addresses.add(columns[1]);
        }
      }
    }
    return addresses;
  }
}
