package org.langevin.itests.fuzz;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.Before;
import org.junit.Test;
import org.langevin.itests.KarafTest;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.Runs;
import org.langevin.workbench.Sweeps;
import org.ops4j.pax.exam.Option;

/** Whatever the workbench is given, it refuses it in words, or does just that. */
public class FuzzIT extends KarafTest {
  private Guard guard;
  private Workbench workbench;
  private Trials trials;
  private List<ObjectNode> documents;

  @Override
  protected List<Option> more() {
    List<Option> options = new ArrayList<>();
    for (String property : System.getProperties().stringPropertyNames()) {
      if (property.startsWith(Cases.PREFIX)) {
        options.add(systemProperty(property).value(System.getProperty(property)));
      }
    }
    return options;
  }

  @Before
  public void setUp() throws Exception {
    guard = new Guard();
    workbench =
        new Workbench(service(Experiments.class), service(Runs.class), service(Sweeps.class));
    trials = new Trials(workbench, guard);
    documents = Documents.small(Path.of(System.getProperty("karaf.home"), "gallery"));
  }

  @Test
  public void mutatedDocuments() throws Exception {
    List<ObjectNode> intact = new ArrayList<>(documents);
    intact.addAll(Records.of(documents, workbench));
    perform("documents", 100, new DocumentFuzz(workbench, trials, intact));
  }

  @Test
  public void extremeSizes() throws Exception {
    List<ObjectNode> intact = Records.of(documents, workbench);
    perform("sizes", 20, new SizeFuzz(workbench, trials, intact));
  }

  @Test
  public void damagedRuns() throws Exception {
    Path folder = Files.createTempDirectory("subjects");
    perform("damage", 25, new DamageFuzz(new Subjects(trials, folder).make()));
  }

  @Test
  public void oddDataFiles() throws Exception {
    perform("data", 100, new DataFileFuzz(workbench, guard));
  }

  @Test
  public void everyExtensionIsMutated() throws Exception {
    TreeSet<String> missing = new TreeSet<>();
    for (ExtensionInfo extension : service(Catalogue.class).extensions()) {
      missing.add(extension.id());
    }
    documents.stream()
        .flatMap(document -> Trees.spots(document).stream())
        .filter(spot -> spot.name().filter("use"::equals).isPresent())
        .forEach(spot -> missing.remove(spot.value().asText()));
    // These come in files.
    missing.removeAll(List.of("dl4j", "onnx"));
    assertEquals(new TreeSet<String>(), missing);
  }

  private void perform(String kind, int few, Fuzz fuzz) throws IOException {
    try {
      new Campaign(kind, fuzz, Cases.folder()).perform(Cases.of(kind, few));
    } finally {
      for (String stop : guard.lateStops()) {
        System.out.println("fuzz " + kind + ": stopped late, " + stop);
      }
    }
  }
}
