package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Odd machines, users and environments: on each, a command works, or one sentence says what is
 * missing, with exit status 1. What needs another user or a mount runs where root may.
 */
public class OddInstallationsIT {
  private static final String COMMAND = " \"$LANGEVIN\" describe ula --json";

  /** A user whom no table knows, and who may write nowhere but to a folder of its own. */
  private static final String STRANGER =
      "chmod 755 .. . && mkdir own && chown 4242:4242 own && cd own && "
          + "exec env -u LANGEVIN_CACHE HOME=/ TMPDIR=\"$PWD\" "
          + "setpriv --reuid 4242 --regid 4242 --clear-groups";

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Langevin langevin;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("Ümläut 'and' \"blank\"").toPath();
    langevin = new Langevin(folder);
  }

  private static void assumeRoot() throws IOException {
    assumeTrue(
        "only root may mount and change users",
        Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(0));
  }

  private void assumeMounts() throws Exception {
    assumeRoot();
    assumeTrue("mounting is not allowed here", Mounts.areAllowed(folder));
  }

  private Langevin.Result works(String script) throws Exception {
    Langevin.Result result = langevin.script(script);
    assertEquals(result.err(), 0, result.status());
    assertTrue(result.out(), result.out().startsWith("{") || result.out().startsWith("["));
    return result;
  }

  private void worksSilently(String script) throws Exception {
    assertEquals("", works(script).err());
  }

  /** One sentence, no trace, status 1. */
  private void isRefused(String script, String... words) throws Exception {
    Langevin.Result result = langevin.script(script);
    assertEquals(result.err(), 1, result.status());
    assertEquals("", result.out());
    assertFalse(result.err(), result.err().contains("\tat "));
    for (String word : words) {
      assertTrue(result.err(), result.err().contains(word));
    }
  }

  private Path executable(String name, String... lines) throws IOException {
    Path file = Files.write(folder.resolve(name), List.of(lines));
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  public void environments() throws Exception {
    worksSilently(
        "cd \"${LANGEVIN%/bin/langevin}\" && unset HOME LANGEVIN_CACHE JAVA_HOME && export"
            + " CDPATH=/:/usr LC_ALL=de_DE.UTF-8 TMPDIR=\""
            + "$OLDPWD\" LANGEVIN_HEAP=128m && exec taskset -c 0 sh bin/langevin describe ula"
            + " --json");
  }

  @Test
  public void localesThatAreNotThere() throws Exception {
    Files.writeString(folder.resolve("数.json"), "{}");
    Langevin.Result result = langevin.script("LC_ALL=xx_XX.UTF-8 \"$LANGEVIN\" run 数.json");
    assertEquals(2, result.status());
    assertTrue(result.err(), result.err().contains("数.json"));
    assertFalse(result.err(), result.err().contains("no such file"));
  }

  @Test
  public void optionsOfJavaDoNotReachTheResults() throws Exception {
    works("JAVA_TOOL_OPTIONS=-Da=b JDK_JAVA_OPTIONS=-Dc=d" + COMMAND);
  }

  @Test
  public void closedDescriptors() throws Exception {
    worksSilently("exec" + COMMAND + " <&-");
    works("exec" + COMMAND + " 2>&-");
    isRefused("exec" + COMMAND + " >&-", "could not be written to standard output");
  }

  @Test
  public void javasThatAreNotRight() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    executable("bin/java", "#!/bin/sh", "echo 'openjdk version \"22.0.1\" 2024-04-16' >&2");
    isRefused("JAVA_HOME=\"$PWD\"" + COMMAND, "JDK 17, 21 or 25", "is 22;", "JAVA_HOME");
    executable("bin/java", "#!/bin/sh", "exec " + java() + " \"$@\"");
    worksSilently("JAVA_HOME=\"$PWD\"" + COMMAND);
    Files.delete(bin.resolve("java"));
    isRefused("JAVA_HOME=\"$PWD\"" + COMMAND, "no Java found");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  @Test
  public void tooLittle() throws Exception {
    isRefused("ulimit -n 64;" + COMMAND, "open files", "ulimit -n");
    isRefused("LANGEVIN_HEAP=8m" + COMMAND, "heap", "LANGEVIN_HEAP");
    isRefused("TMPDIR=\"$PWD/none\"" + COMMAND, folder + "/none", "TMPDIR");
    isRefused("KARAF_DATA=/dev/null/data \"$LANGEVIN\" shell", "KARAF_DATA");
    isRefused(
        "mkdir -p a:b/bin && cp \"${LANGEVIN%/*}\"/langevin \"${LANGEVIN%/*}\"/setenv a:b/bin &&"
            + " a:b/bin/langevin help",
        "colon");
  }

  @Test
  public void distributionsThatAreNotWhole() throws Exception {
    isRefusedWithout(": > etc/config.properties", "config.properties");
    isRefusedWithout("rm etc/config.properties", "config.properties");
    isRefusedWithout(": > etc/startup.properties", "startup.properties", "org/langevin");
    isRefusedWithout("rm etc/startup.properties", "startup.properties");
    isRefusedWithout(
        "rm system && mkdir system && ln -s \"$whole\"/system/org system", "there is no ", ".jar");
  }

  /** Neither a command nor the console starts. */
  private void isRefusedWithout(String damage, String... words) throws Exception {
    String broken =
        "whole=${LANGEVIN%/bin/*} && rm -rf broken && mkdir broken && cd broken &&"
            + " ln -s \"$whole\"/lib \"$whole\"/system . && cp -r \"$whole\"/bin \"$whole\"/etc . && "
            + damage
            + " && exec bin/langevin ";
    isRefused(broken + "describe ula", words);
    isRefused(broken + "describe ula", "incomplete", "unpack");
    if (damage.contains("config")) {
      isRefused(broken + "shell < /dev/null", words);
    }
  }

  @Test
  public void mountsThatDoNotHold() throws Exception {
    assumeMounts();
    mounted("size=40k", "TMPDIR=\"$PWD/mount\"" + COMMAND, "40 kB", "/mount", "TMPDIR");
    mounted("size=9m,nr_inodes=100", "TMPDIR=\"$PWD/mount\"" + COMMAND, "/mount", "TMPDIR");
    isRefused(
        "unshare -m sh -c 'mount -t tmpfs none /proc && exec" + COMMAND.replace("'", "") + "'",
        "/proc");
  }

  private void mounted(String options, String script, String... words) throws Exception {
    isRefused(inMount(options, script), words);
    try (Stream<Path> left = Files.list(folder.resolve("mount"))) {
      assertEquals(0, left.count());
    }
  }

  private static String inMount(String options, String script) {
    return "mkdir -p mount && unshare -m sh -c 'mount -t tmpfs -o "
        + options
        + " none mount && "
        + script
        + "'";
  }

  /** Starts ND4J, the only part with large native libraries, before it looks at the graph. */
  private Langevin.Result graph(String mount, String environment) throws Exception {
    Files.writeString(
        folder.resolve("graph.json"),
        """
        {
          "dataset": {"use": "gaussian-mixture", "means": [[0]]},
          "network": {"use": "dl4j", "configuration": {"networkInputs": 1}},
          "loss": {"use": "denoising"},
          "training": {"steps": 1},
          "samplers": [{"use": "ula"}]
        }
        """);
    Langevin.Result result =
        langevin.script(inMount(mount, environment + " exec \"$LANGEVIN\" run graph.json"));
    assertEquals(result.err(), 2, result.status());
    assertTrue(result.err(), result.err().contains("LANGEVIN_CACHE"));
    return result;
  }

  @Test
  public void aCacheThatDoesNotWorkForNativeLibrariesIsToldAndDoneWithout() throws Exception {
    assumeMounts();
    for (String mount : List.of("size=900m,noexec", "size=200m", "size=20m")) {
      Langevin.Result result = graph(mount, "LANGEVIN_CACHE=\"$PWD/mount\"");
      assertTrue(result.err(), result.err().contains("for this process alone"));
      assertTrue(result.err(), result.err().contains("no JSON of a ComputationGraphConfiguration"));
    }
  }

  @Test
  public void withoutAnyPlaceForThemNativeLibrariesAreRefused() throws Exception {
    assumeMounts();
    Langevin.Result result =
        graph("size=99m,noexec", "TMPDIR=\"$PWD/mount\" LANGEVIN_CACHE=\"$PWD/mount\"");
    assertTrue(result.err(), result.err().contains("noexec"));
    assertFalse(result.err(), result.err().contains("ComputationGraphConfiguration"));
  }

  /** Nothing else has native libraries. */
  @Test
  public void aCacheThatDoesNotWorkIsNoMatterToTheRest() throws Exception {
    assumeMounts();
    worksSilently(
        inMount(
            "size=9m,noexec",
            "TMPDIR=\"$PWD/mount\" LANGEVIN_CACHE=\"$PWD/mount\" exec \"$LANGEVIN\" info --json"));
  }

  @Test
  public void foldersOfTemporaryFilesWithoutExecution() throws Exception {
    assumeMounts();
    worksSilently(inMount("size=9m,noexec", "TMPDIR=\"$PWD/mount\" exec" + COMMAND));
  }

  /** Nor can the stranger write to the distribution. */
  @Test
  public void aStrangerWithoutHomeOrName() throws Exception {
    assumeRoot();
    Langevin.Result result =
        langevin.script(STRANGER + " env PATH=\"$PATH\"" + COMMAND + " && ls -A own");
    assertEquals(result.err(), 0, result.status());
    assertEquals("", result.err());
    try (Stream<Path> left = Files.list(folder.resolve("own"))) {
      assertEquals(List.of(), left.toList());
    }
  }

  /** Where the distribution is another's, the console keeps its state in the user's home. */
  @Test
  public void aStrangersConsole() throws Exception {
    assumeRoot();
    Langevin.Result result =
        langevin.script(
            "echo 'describe ula --json' | { "
                + STRANGER.replace("HOME=/ ", "HOME=\"$PWD\" ")
                + " \"$LANGEVIN\" shell; }");
    assertEquals(result.err(), 0, result.status());
    assertTrue(result.out(), result.out().startsWith("{"));
    assertTrue(Files.isDirectory(folder.resolve("own/.local/state/langevin")));
  }

  @Test
  public void nothingIsLeftAndWhatOthersLeftIsSwept() throws Exception {
    Path temporaries = Files.createDirectory(folder.resolve("temporaries"));
    Path stale = Files.createDirectory(temporaries.resolve("langevin-process.abcdefgh"));
    Files.createFile(stale.resolve("lock"));
    String run = "TMPDIR=\"$PWD/temporaries\" exec" + COMMAND;
    worksSilently(run);
    langevin.script(run + " | head -c 1");
    try (Stream<Path> left = Files.list(temporaries)) {
      assertEquals(List.of(), left.toList());
    }
  }
}
