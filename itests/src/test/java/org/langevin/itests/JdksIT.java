package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * The distribution under the other JDKs of this machine that it is made for: the same bits, the
 * same console, and no warnings. They are looked for beside the JDK that runs this, in
 * /usr/lib/jvm, and where {@code langevin.jdks} says, a list of folders that hold JDKs.
 */
public class JdksIT {
  private static final List<Integer> RELEASES = List.of(17, 21, 25);
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
  private static final Path FASHION_MNIST = Path.of("/usr/share/datasets/fashion-mnist");

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Map<Integer, Path> others;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("jdks").toPath();
    others = others();
    System.out.println("Other JDKs: " + (others.isEmpty() ? "none, so none is tried" : others));
    assumeTrue("no other JDK of " + RELEASES + " is installed", !others.isEmpty());
  }

  /** One of each release but that of this process. */
  private static Map<Integer, Path> others() throws IOException {
    Map<Integer, Path> found = new TreeMap<>();
    Path own = Path.of(System.getProperty("java.home"));
    List<Path> places = new ArrayList<>(List.of(own.getParent(), Path.of("/usr/lib/jvm")));
    String more = System.getProperty("langevin.jdks", "");
    Stream.of(more.split(":")).filter(place -> !place.isBlank()).map(Path::of).forEach(places::add);
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> homes = Files.list(place)) {
        for (Path home : homes.sorted().toList()) {
          int release = release(home);
          if (RELEASES.contains(release) && release != Runtime.version().feature()) {
            found.putIfAbsent(release, home);
          }
        }
      }
    }
    return found;
  }

  /** 0 if that is no JDK. */
  private static int release(Path home) throws IOException {
    Path facts = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(facts)) {
      return 0;
    }
    Matcher version = VERSION.matcher(Files.readString(facts));
    return version.find() ? Integer.parseInt(version.group(1)) : 0;
  }

  @Test
  public void commandsSayNothingElse() throws Exception {
    Langevin langevin = new Langevin(folder);
    for (Map.Entry<Integer, Path> jdk : others.entrySet()) {
      Langevin.Result info = langevin.with(jdk.getValue()).run("info", "--no-format");
      assertEquals(info.err(), 0, info.status());
      assertEquals("", info.err());
      assertTrue(info.out(), info.out().contains("Java\t" + jdk.getKey()));
    }
  }

  @Test
  public void pointsAreTheSameBits() throws Exception {
    runsAreTheSame(
        "quickstart/swiss-roll",
        List.of("/training/steps=1500", "/samplers/0/steps=100", "/samplers/1/steps=100"));
  }

  @Test
  public void imagesAreTheSameBits() throws Exception {
    assumeTrue(FASHION_MNIST + " is not there", Files.isDirectory(FASHION_MNIST));
    runsAreTheSame(
        "quickstart/fashion-mnist",
        List.of(
            "/training/steps=25",
            "/samplers/0/steps=3",
            "/samplers/0/count=16",
            "/samplers/1/steps=3",
            "/samplers/1/count=16",
            "/metrics/1/features/use=classifier",
            "/metrics/1/features/items=640",
            "/metrics/1/features/epochs=1",
            "/expect=[]"));
  }

  /** DL4J and its natives. */
  @Test
  public void graphsAreTheSameBits() throws Exception {
    RunFiles.writeGraphExperiment(folder, "graph-experiment.json");
    runsAreTheSame("graph-experiment.json", List.of("/training/steps=40"));
  }

  private void runsAreTheSame(String experiment, List<String> changes) throws Exception {
    List<String> words = new ArrayList<>(List.of("run", experiment, "--threads", "2", "--quiet"));
    if (!experiment.endsWith(".json")) {
      words.addAll(List.of("--profile", "quick"));
    }
    changes.forEach(change -> words.addAll(List.of("--set", change)));
    Langevin langevin = new Langevin(folder);
    Map<String, byte[]> expected = RunFiles.of(langevin, folder, words, "own");
    for (Map.Entry<Integer, Path> jdk : others.entrySet()) {
      String name = "jdk-" + jdk.getKey();
      RunFiles.assertSame(
          "on JDK " + jdk.getKey(),
          expected,
          RunFiles.of(langevin.with(jdk.getValue()), folder, words, name));
    }
  }

  /**
   * The console twice, with an empty folder and with the one that it left. Threads of pipes may do
   * what the user may: others do not see the commands that run programs or install bundles.
   */
  @Test
  public void theConsoleKnowsItsUser() throws Exception {
    Files.writeString(
        folder.resolve("commands"),
        """
        info --no-format | grep Java
        exec echo one | cat
        echo two | exec cat
        bundle:list -s | grep org.langevin.api
        feature:list -i | grep langevin-core
        """);
    for (Map.Entry<Integer, Path> jdk : others.entrySet()) {
      String start =
          "KARAF_DATA=\"$PWD/data-" + jdk.getKey() + "\" exec \"$LANGEVIN\" shell < commands";
      Langevin langevin = new Langevin(folder).with(jdk.getValue());
      for (int turn = 0; turn < 2; turn++) {
        Langevin.Result result = langevin.script(start);
        assertEquals(result.err(), 0, result.status());
        assertEquals("", result.err());
        for (String line : List.of("Java", "one\ntwo\n", "org.langevin.api", "langevin-core")) {
          assertTrue(result.out(), result.out().contains(line));
        }
      }
      Path log = folder.resolve("data-" + jdk.getKey()).resolve("log/karaf.log");
      assertFalse(Files.readString(log).contains("ERROR"));
    }
  }
}
