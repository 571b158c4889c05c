package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.Progress;
import org.langevin.workbench.RunFailedException;
import org.langevin.workbench.RunInfo;
import org.langevin.workbench.RunRequest;
import org.langevin.workbench.Runs;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.BundleListener;
import org.osgi.framework.SynchronousBundleListener;

/** A sampler written by a stranger comes, changes and goes while the workbench works. */
public class HotInstallIT extends KarafTest {
  private static final String ID = "underdamped-langevin";
  private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);

  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private final List<String> restarts = Collections.synchronizedList(new ArrayList<>());
  private final List<Bundle> installed = new ArrayList<>();
  private final BundleListener watch =
      (SynchronousBundleListener)
          event -> {
            if (event.getBundle().getSymbolicName().startsWith("org.langevin.")
                && event.getType() != BundleEvent.STARTED) {
              restarts.add(event.getBundle().getSymbolicName() + " event " + event.getType());
            }
          };

  private Catalogue catalogue;
  private Experiments experiments;
  private Runs runs;

  @Override
  protected List<Option> more() {
    return List.of(
        systemProperty("outside.1.0").value(OutsidePlugin.build("1.0.0", 1).toString()),
        systemProperty("outside.1.1").value(OutsidePlugin.build("1.1.0", 2).toString()));
  }

  @Before
  public void setUp() throws Exception {
    catalogue = service(Catalogue.class);
    experiments = service(Experiments.class);
    runs = service(Runs.class);
    context.addBundleListener(watch);
  }

  /** Whatever a test did: none of our bundles was stopped, started, resolved or refreshed. */
  @After
  public void nothingElseWasRestarted() throws BundleException {
    for (Bundle bundle : installed) {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
      }
    }
    context.removeBundleListener(watch);
    assertEquals(List.of(), restarts);
  }

  @Test
  public void anInstalledSamplerIsUsedAtOnce() throws Exception {
    assertTrue(versions().isEmpty());
    assertThrows(InvalidRequestException.class, () -> run(ID, 100));
    install("outside.1.0", "1.0.0");
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
    install("outside.1.0", "1.0.0");
    install("outside.1.1", "1.1.0");
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
    Bundle bundle = install("outside.1.0", "1.0.0");
    assertEquals("1", friction(""));
    try (InputStream jar = Files.newInputStream(jar("outside.1.1"))) {
      bundle.update(jar);
    }
    await("1.1.0");
    assertEquals(List.of("1.1.0"), versions());
    assertEquals("2", friction(""));
    assertEquals(RunInfo.State.DONE, run(ID, 50).state());
  }

  @Test
  public void aRunOutlivesTheRemovalOfItsSampler() throws Exception {
    Bundle bundle = install("outside.1.0", "1.0.0");
    CountDownLatch sampling = new CountDownLatch(1);
    Path folder = temporary.getRoot().toPath().resolve("outlives");
    FutureTask<RunInfo> work =
        new FutureTask<>(
            () ->
                runs.run(
                    new RunRequest(experiment(ID, 60_000), Optional.of(folder), 1),
                    update -> {
                      if (update.phase().contains(ID) && update.done() > 0) {
                        sampling.countDown();
                      }
                    }));
    new Thread(work, "removal").start();
    assertTrue(sampling.await(60, TimeUnit.SECONDS));
    bundle.uninstall();
    assertTrue(versions().isEmpty());
    try {
      assertEquals(RunInfo.State.DONE, work.get(120, TimeUnit.SECONDS).state());
    } catch (ExecutionException e) {
      assertTrue(String.valueOf(e.getCause()), e.getCause() instanceof RunFailedException);
      assertTrue(e.getCause().getMessage(), e.getCause().getMessage().contains(ID));
    }
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> run(ID, 100));
    assertTrue(refusal.getMessage(), refusal.getMessage().contains(ID));
  }

  @Test
  public void aSavedRunIsReadableWithoutItsPlugin() throws Exception {
    Bundle bundle = install("outside.1.0", "1.0.0");
    RunInfo run = run(ID, 50);
    bundle.uninstall();
    RunInfo found = runs.find(run.folder().toString());
    assertEquals(RunInfo.State.DONE, found.state());
    assertFalse(runs.read(found, "metrics.json").isEmpty());
    assertTrue(Files.exists(runs.report(run.folder().toString())));
  }

  private Path jar(String property) {
    return Path.of(System.getProperty(property));
  }

  private Bundle install(String property, String version) throws Exception {
    Bundle bundle = context.installBundle(jar(property).toUri().toString());
    installed.add(bundle);
    bundle.start();
    await(version);
    return bundle;
  }

  private void await(String version) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (!versions().contains(version)) {
      assertTrue("Version " + version + " does not appear", System.nanoTime() < deadline);
      Thread.onSpinWait();
    }
  }

  private List<String> versions() {
    return catalogue.extensions().stream()
        .filter(extension -> extension.id().equals(ID))
        .filter(extension -> extension.state() == ExtensionInfo.State.ACTIVE)
        .map(extension -> extension.version().toString())
        .toList();
  }

  private String friction(String range) throws InvalidRequestException {
    return catalogue.parameters("sampler", ID + range).stream()
        .filter(parameter -> parameter.name().equals("friction"))
        .map(ParameterInfo::defaultValue)
        .findFirst()
        .orElseThrow();
  }

  private Experiment experiment(String sampler, int steps) throws Exception {
    Path file = temporary.newFile().toPath();
    Files.writeString(
        file,
        """
        {
          "title": "A stranger's sampler",
          "dataset": {"use": "gaussian-mixture", "means": [[0, 0]], "count": 1000},
          "network": {"use": "exact"},
          "samplers": [{"use": "%s", "steps": %d, "count": 500}],
          "metrics": [{"use": "sliced-wasserstein"}]
        }
        """
            .formatted(sampler, steps));
    return experiments.load(file.toString(), "", Map.of(), OptionalLong.empty());
  }

  private RunInfo run(String sampler, int steps) throws Exception {
    Path folder = temporary.newFolder().toPath();
    return runs.run(
        new RunRequest(experiment(sampler, steps), Optional.of(folder), 1), Progress.NONE);
  }
}
