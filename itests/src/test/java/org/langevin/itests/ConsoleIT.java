package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * bin/langevin shell: commands that are piped in, and one console at a time, which leaves the
 * distribution as it is.
 */
public class ConsoleIT {
  private static final Path SETTINGS = Path.of(System.getProperty("langevin.home"), "etc");
  private static final String SHELL = "KARAF_DATA=\"$PWD/data\" exec \"$LANGEVIN\" shell ";

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Langevin langevin;
  private Map<Path, String> settings;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("console").toPath();
    langevin = new Langevin(folder);
    settings = settings();
  }

  /** A console that is killed while it writes them would be the last one to start. */
  @After
  public void settingsStayAsTheyAre() throws IOException {
    assertEquals(settings, settings());
  }

  private static Map<Path, String> settings() throws IOException {
    Map<Path, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(SETTINGS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file, Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  public void pipedCommandsRunOneAfterTheOtherAndTheLastOnesStatusCounts() throws Exception {
    Files.writeString(
        folder.resolve("commands"),
        "score:describe nothing\n\n# a comment\nscore:describe ula --json\nno:command\n");
    Langevin.Result result = langevin.script(SHELL + "< commands");
    assertEquals(result.err(), 2, result.status());
    assertTrue(result.out(), result.out().startsWith("{") && result.out().endsWith("}\n"));
    assertTrue(result.err(), result.err().contains("no extension \"nothing\""));
    assertTrue(result.err(), result.err().contains("no:command"));
    assertFalse(result.err(), result.err().contains("\tat "));
    assertFalse(Files.exists(folder.resolve("data/console.pid")));
  }

  @Test
  public void pipedCommandsInstallPlugins() throws Exception {
    Path jar = plugin("org.langevin.samplers.mala");
    Files.writeString(
        folder.resolve("commands"),
        "bundle:uninstall org.langevin.samplers.mala\nscore:describe mala\n"
            + ("bundle:install -s " + jar.toUri() + "\nscore:describe mala --json\n"));
    Langevin.Result result = langevin.script(SHELL + "< commands");
    assertEquals(result.err(), 0, result.status());
    assertTrue(result.err(), result.err().contains("no extension \"mala\""));
    assertTrue(result.out(), result.out().contains("\"id\" : \"mala\""));
  }

  /** The console's language takes results further, and a mistake of its user is no event. */
  @Test
  public void resultsGoThroughPipesAndIntoFiles() throws Exception {
    Files.writeString(
        folder.resolve("commands"),
        "experiments | grep fig-8\nexperiments --no-format > all.txt\ninfo | grep Langevin\n"
            + "run no-such-experiment\n");
    Langevin.Result result = langevin.script(SHELL + "< commands");
    assertEquals(result.err(), 2, result.status());
    String[] lines = result.out().split("\n");
    assertEquals(result.out(), 2, lines.length);
    assertTrue(result.out(), lines[0].contains("fig-8"));
    assertTrue(result.out(), lines[1].contains("1.0.0"));
    assertTrue(Files.readString(folder.resolve("all.txt")).contains("toy/fig-9\tsweep\t"));
    assertEquals("", result.err().replaceFirst("no-such-experiment: .*\n", ""));
    assertFalse(Files.readString(folder.resolve("data/log/karaf.log")).contains("ERROR"));
  }

  /** At a terminal of 80 columns: TAB, progress, Ctrl-C, the runs there are, and Ctrl-D. */
  @Test
  public void aPersonAtATerminalIsAnswered() throws Exception {
    Assume.assumeTrue("no program script", Files.isExecutable(Path.of("/usr/bin/script")));
    Langevin.Running console =
        langevin.startScript(
            "mkfifo keys && exec 9<> keys && export KARAF_DATA=\"$PWD/data\" TERM=xterm"
                + " && exec script -qefc 'stty cols 80 rows 40; exec \"$LANGEVIN\" shell' screen"
                + " <&9");
    awaitScreen(console, "langevin>");
    type("describe mal\t");
    awaitScreen(console, "mala");
    type("\r");
    awaitScreen(console, "Metropolis");
    type("run fig-8\t");
    awaitScreen(console, "toy/fig-8");
    type(" --out cancelled\r");
    awaitScreen(console, "steps (");
    type("\003");
    awaitScreen(console, "go on by resume");
    type("show cancelled --no-format\r");
    awaitScreen(console, "cancelled, ");
    type("\004");
    Langevin.Result result = console.await();
    assertEquals(screen(), 0, result.status());
    assertFalse(screen(), screen().contains("WARNING"));
    for (String line : screen().split("[\r\n]+")) {
      // A table's rule is as wide as the table; behind ^C the console marks an unfinished line.
      boolean fitted = line.contains("-+-") || line.contains(" steps (") && !line.contains("^C");
      assertTrue(line, !fitted || line.length() <= 80);
    }
  }

  private void type(String keys) throws IOException {
    try (OutputStream pipe = new FileOutputStream(folder.resolve("keys").toFile())) {
      pipe.write(keys.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void awaitScreen(Langevin.Running console, String text) throws Exception {
    try {
      console.awaitThat(() -> screen().contains(text));
    } catch (AssertionError e) {
      throw new AssertionError("No \"" + text + "\" on the screen:\n" + screen(), e);
    }
  }

  /** What was written to the terminal, without what moves its cursor or colours it. */
  private String screen() throws IOException {
    Path screen = folder.resolve("screen");
    return Files.exists(screen)
        ? Files.readString(screen, StandardCharsets.ISO_8859_1)
            .replaceAll("\u001B\\[[0-9;?]*[A-Za-z]|\u001B[=>]", "")
        : "";
  }

  private static Path plugin(String name) throws IOException {
    Path folder = SETTINGS.resolveSibling("system/org/langevin").resolve(name);
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  @Test
  public void aSecondConsoleIsToldWhoHasTheFirst() throws Exception {
    Langevin.Running first = langevin.startScript("mkfifo in && exec 9<> in && " + SHELL + "<&9");
    Path owner = folder.resolve("data/console.pid");
    first.awaitThat(() -> Files.exists(owner) && Files.size(owner) > 0);
    Langevin.Result second = langevin.script(SHELL + "< /dev/null");
    assertEquals(second.err(), 1, second.status());
    assertTrue(second.err(), second.err().contains("process " + first.process().pid()));
    first.process().destroy();
    assertEquals(143, first.await().status());
    assertFalse(Files.exists(owner));
  }
}
