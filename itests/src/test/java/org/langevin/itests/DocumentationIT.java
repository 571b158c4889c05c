package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What people type from the documentation works as it is written. */
public class DocumentationIT {
  private static final Path SOURCES = Path.of("..");
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}bin/langevin (.*)$");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

  private static final ObjectMapper JSON = new ObjectMapper();

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  @Test
  public void everyCommandOfTheReadme() throws Exception {
    assertTrue(tryCommands("README.md", block("docs/experiments.md", "json")) > 12);
  }

  @Test
  public void everyCommandOfTheTutorial() throws Exception {
    assertTrue(tryCommands("docs/tutorial.md", block("docs/tutorial.md", "json")) > 8);
  }

  /** The lines of Python, too, where there is NumPy. */
  @Test
  public void aRunIsReadInPython() throws Exception {
    Path folder = temporary.getRoot().toPath();
    Langevin langevin = new Langevin(folder);
    Files.writeString(folder.resolve("mine.json"), block("docs/experiments.md", "json"));
    perform(langevin, "run mine.json --profile quick --out results/a");
    perform(langevin, "sample results/a --sampler euler-maruyama --count 500 --out more.npy");
    for (String command : commands("docs/python.md")) {
      perform(langevin, command);
    }
    if (langevin.script("python3 -c 'import numpy'").status() != 0) {
      System.out.println("docs/python.md is not tried: there is no python3 with NumPy");
      return;
    }
    Files.writeString(folder.resolve("read.py"), block("docs/python.md", "python"));
    Langevin.Result result = langevin.script("python3 read.py");
    assertEquals(result.err(), 0, result.status());
    assertTrue(result.out(), result.out().startsWith("done "));
    assertTrue(result.out(), result.out().contains("sliced-wasserstein euler-maruyama "));
  }

  /** With {@code -Dlangevin.documentation=write} the page is written anew. */
  @Test
  public void thePageOfExtensionsIsWhatTheyDeclare() throws Exception {
    Langevin langevin = new Langevin(temporary.getRoot().toPath());
    Map<String, String> points = new HashMap<>();
    JSON.readTree(langevin.run("extensions", "--points", "--json").out())
        .forEach(point -> points.put(point.path("id").asText(), point.path("title").asText()));
    StringBuilder commands = new StringBuilder();
    JSON.readTree(langevin.run("extensions", "--json").out())
        .forEach(
            extension ->
                commands.append(
                    String.format(
                        "describe --json --point %s %s%n",
                        extension.path("point").asText(), extension.path("id").asText())));
    Files.writeString(temporary.getRoot().toPath().resolve("commands"), commands);
    Langevin.Result described = langevin.script("\"$LANGEVIN\" shell < commands");
    assertEquals(described.err(), 0, described.status());
    List<JsonNode> extensions = new ArrayList<>();
    JSON.readerFor(JsonNode.class)
        .<JsonNode>readValues(described.out())
        .forEachRemaining(extensions::add);
    assertTrue(extensions.size() > 40);
    String page = ExtensionPage.of(points, extensions);
    Path file = SOURCES.resolve("docs/extensions.md");
    if (System.getProperty("langevin.documentation", "").equals("write")) {
      Files.writeString(file, page);
    }
    assertEquals("write it anew by -Dlangevin.documentation=write", page, Files.readString(file));
  }

  @Test
  public void everyLinkLeadsSomewhere() throws IOException {
    Set<String> dead = new TreeSet<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(Files.readString(page));
      while (link.find()) {
        if (!Files.exists(page.resolveSibling(link.group(1)))) {
          dead.add(page + " to " + link.group(1));
        }
      }
    }
    assertEquals(Set.of(), dead);
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(SOURCES.resolve("README.md")));
    try (Stream<Path> docs = Files.list(SOURCES.resolve("docs"))) {
      docs.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  /**
   * Does what a page says, in its order.
   *
   * @param mine the experiment that it calls mine.json
   */
  private int tryCommands(String page, String mine) throws Exception {
    Path folder = temporary.getRoot().toPath();
    Langevin langevin = new Langevin(folder);
    Files.writeString(folder.resolve("mine.json"), mine);
    Files.writeString(folder.resolve("commands"), "info\n");
    List<String> commands = commands(page);
    for (String command : commands) {
      perform(langevin, command);
    }
    return commands.size();
  }

  private static void perform(Langevin langevin, String command) throws Exception {
    Langevin.Result result = langevin.script("\"$LANGEVIN\" " + command);
    assertEquals(command + "\n" + result.out() + result.err(), 0, result.status());
    // A console without anybody at it has nothing to say.
    assertTrue(command, command.equals("shell") || !result.out().isBlank());
  }

  private static List<String> commands(String page) throws IOException {
    return COMMAND
        .matcher(Files.readString(SOURCES.resolve(page)))
        .results()
        .map(match -> match.group(1).replaceFirst(" +# .*", ""))
        .toList();
  }

  /** The first block of a language. */
  private static String block(String page, String language) throws IOException {
    Matcher block =
        Pattern.compile("(?s)```" + language + "\n(.*?)```")
            .matcher(Files.readString(SOURCES.resolve(page)));
    assertTrue(page, block.find());
    return block.group(1);
  }
}
