package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.langevin.api.sampler.Sampler;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.RunInfo;
import org.osgi.framework.Bundle;

/** A sampler written by a stranger comes, changes and goes while the workbench works. */
public class HotInstallIT extends HotInstallTest {
  private static final String ID = "underdamped-langevin";
  private static final String NAME = "underdamped-langevin";

  @Test
  public void anInstalledSamplerIsUsedAtOnce() throws Exception {
    assertTrue(versions().isEmpty());
    assertThrows(InvalidRequestException.class, () -> run(ID, 100));
    install("1.0.0");
    RunInfo run = run(ID, 200);
    assertEquals(RunInfo.State.DONE, run.state());
    double distance =
        runs.compare(List.of(run.folder().toString()))
            .values()
            .values()
            .iterator()
            .next()
            .values()
            .iterator()
            .next();
    // 500 draws of a standard normal law in the plane are about 0.06 away from as many others
    assertTrue("distance " + distance, distance < 0.15);
    String resolved = Files.readString(run.folder().resolve("resolved.json"));
    assertTrue(resolved, resolved.contains("org.example.underdamped-langevin"));
  }

  @Test
  public void twoVersionsWorkSideBySide() throws Exception {
    install("1.0.0");
    install("1.1.0");
    assertEquals(List.of("1.1.0", "1.0.0"), versions());
    assertEquals("1", friction("@[1.0,1.1)"));
    assertEquals("2", friction("@[1.1,2)"));
    assertEquals("2", friction(""));
    String old = Files.readString(run(ID + "@[1.0,1.1)", 50).folder().resolve("resolved.json"));
    assertTrue(old, old.contains(ID + "@1.0.0"));
    String young = Files.readString(run(ID, 50).folder().resolve("resolved.json"));
    assertTrue(young, young.contains(ID + "@1.1.0"));
  }

  @Test
  public void anUpdateTakesThePlaceOfTheOldVersion() throws Exception {
    Bundle bundle = install("1.0.0");
    assertEquals("1", friction(""));
    update(bundle, NAME, "1.1.0", Sampler.POINT, ID);
    assertEquals(List.of("1.1.0"), versions());
    assertEquals("2", friction(""));
    assertEquals(RunInfo.State.DONE, run(ID, 50).state());
  }

  @Test
  public void aRunOutlivesTheRemovalOfItsSampler() throws Exception {
    Bundle bundle = install("1.0.0");
    during(
        experiment(ID, 60_000),
        ID,
        () -> {
          bundle.uninstall();
          assertTrue(versions().isEmpty());
        });
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> run(ID, 100));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains(ID));
  }

  @Test
  public void aSavedRunIsReadableWithoutItsPlugin() throws Exception {
    Bundle bundle = install("1.0.0");
    RunInfo run = run(ID, 50);
    bundle.uninstall();
    RunInfo found = runs.find(run.folder().toString());
    assertEquals(RunInfo.State.DONE, found.state());
    assertFalse(runs.read(found, "metrics.json").isEmpty());
    assertTrue(Files.exists(runs.report(run.folder().toString())));
  }

  private Bundle install(String version) throws Exception {
    return install(NAME, version, Sampler.POINT, ID);
  }

  private List<String> versions() {
    return versions(Sampler.POINT, ID);
  }

  private String friction(String range) throws InvalidRequestException {
    return catalogue.parameters("sampler", ID + range).stream()
        .filter(parameter -> parameter.name().equals("friction"))
        .map(ParameterInfo::defaultValue)
        .findFirst()
        .orElseThrow();
  }

  private Experiment experiment(String sampler, int steps) throws Exception {
    return experiment(
        """
        {
          "title": "A stranger's sampler",
          "dataset": {"use": "gaussian-mixture", "means": [[0, 0]], "count": 1000},
          "network": {"use": "exact"},
          "samplers": [{"use": "%s", "steps": %d, "count": 500}],
          "metrics": [{"use": "sliced-wasserstein"}]
        }
        """
            .formatted(sampler, steps),
        Map.of());
  }

  private RunInfo run(String sampler, int steps) throws Exception {
    return run(experiment(sampler, steps));
  }
}
