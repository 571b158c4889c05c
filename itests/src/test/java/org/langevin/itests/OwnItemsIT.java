package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Items of the user's, from files to samples and comparisons. */
public class OwnItemsIT {
  private static final String EXPERIMENT =
      """
      {
        "dataset": {"use": "points", "file": "items.csv", "heldOut": 4},
        "sde": {"use": "brownian", "sigma": 3},
        "network": {"use": "mlp", "hidden": [8]},
        "loss": {"use": "time-denoising"},
        "training": {"steps": 20, "batch": 8},
        "samplers": [{"use": "euler-maruyama", "steps": 10, "count": 50}],
        "metrics": [{"use": "sliced-wasserstein"}]
      }
      """;

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private Langevin langevin;

  @Before
  public void setUp() throws IOException {
    folder = temporary.newFolder("items and Ümläute").toPath();
    langevin = new Langevin(folder);
    Files.writeString(folder.resolve("mine.json"), EXPERIMENT);
    StringBuilder table = new StringBuilder("x,y\n");
    for (int i = 0; i < 20; i++) {
      table.append(i).append(',').append(-0.5 * i).append('\n');
    }
    Files.writeString(folder.resolve("items.csv"), table);
  }

  @Test
  public void aTableIsLearnedAndTheRunGoesOnWithItOnly() throws Exception {
    Langevin.Result run = langevin.run("run", "mine.json", "--out", "here", "--quiet");
    assertEquals(run.err(), 0, run.status());
    String resolved = Files.readString(folder.resolve("here/resolved.json"));
    assertTrue(resolved, resolved.contains("\"path\" : \"" + folder.resolve("items.csv")));
    Langevin.Result sample =
        new Langevin(Files.createDirectory(folder.resolve("elsewhere")))
            .run(
                "sample",
                "../here",
                "--sampler",
                "euler-maruyama",
                "--count",
                "3",
                "--out",
                "a.npy");
    assertEquals(sample.err(), 0, sample.status());
    Files.writeString(folder.resolve("items.csv"), "x,y\n1,2\n3,4\n");
    Langevin.Result other =
        langevin.run(
            "sample", "here", "--sampler", "euler-maruyama", "--count", "3", "--out", "b.npy");
    assertEquals(other.err(), 2, other.status());
    assertTrue(
        other.err(),
        other.err().contains("#/dataset/file: ") && other.err().contains("items.csv: has "));
  }

  @Test
  public void whatIsWrongIsSaidWithItsPlace() throws Exception {
    Files.writeString(folder.resolve("items.csv"), "x,y\n1,2\n3,four\n");
    Langevin.Result run = langevin.run("run", "mine.json", "--out", "here", "--quiet");
    assertEquals(run.err(), 2, run.status());
    assertTrue(
        run.err(),
        run.err()
            .contains(
                "mine.json#/dataset/file: items.csv: line 3, column 2: \"four\" is not a number"));
    Langevin.Result away =
        langevin.run("run", "mine.json", "--set", "/dataset/file=no.npz", "--out", "here");
    assertEquals(away.err(), 2, away.status());
    assertTrue(away.err(), away.err().contains("cannot read no.npz: there is no such file"));
  }

  @Test
  public void arraysOfAnArchiveAreComparedAndLearned() throws Exception {
    for (String name : new String[] {"learned", "others"}) {
      Langevin.Result data =
          langevin.run(
              "data",
              "points",
              "--set",
              "file=items.csv",
              "--out",
              name + ".npy",
              name.equals("others") ? "--held-out" : "--seed",
              "2");
      assertEquals(data.err(), 0, data.status());
    }
    try (ZipOutputStream out =
        new ZipOutputStream(
            Files.newOutputStream(folder.resolve("both.npz")), StandardCharsets.UTF_8)) {
      for (String name : new String[] {"learned.npy", "others.npy"}) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(folder.resolve(name)));
      }
    }
    Langevin.Result metric =
        langevin.run(
            "metric",
            "wasserstein",
            "--real",
            "both.npz/learned",
            "--generated",
            "both.npz/learned",
            "--json");
    assertEquals(metric.err(), 0, metric.status());
    assertTrue(metric.out(), metric.out().matches("(?s).*\"value\" : 0\\.0.*"));
    Langevin.Result unnamed =
        langevin.run("metric", "wasserstein", "--real", "both.npz", "--generated", "others.npy");
    assertEquals(unnamed.err(), 2, unnamed.status());
    assertTrue(unnamed.err(), unnamed.err().contains("there are these: learned, others"));
    Langevin.Result run =
        langevin.run(
            "run",
            "mine.json",
            "--set",
            "/dataset={\"use\": \"points\", \"file\": \"both.npz\", \"array\": \"learned\"}",
            "--out",
            "there",
            "--quiet");
    assertEquals(run.err(), 0, run.status());
  }
}
