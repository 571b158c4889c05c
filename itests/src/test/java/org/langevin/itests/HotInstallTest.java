package org.langevin.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

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
import org.junit.rules.TemporaryFolder;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.Experiment;
import org.langevin.workbench.Experiments;
import org.langevin.workbench.ExtensionInfo;
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

/** What tests share in which strangers' bundles come, change and go while the workbench works. */
public abstract class HotInstallTest extends KarafTest {
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

  protected Catalogue catalogue;
  protected Experiments experiments;
  protected Runs runs;

  @Override
  protected final List<Option> more() {
    return OutsidePlugins.options();
  }

  @Before
  public final void setUp() throws Exception {
    catalogue = service(Catalogue.class);
    experiments = service(Experiments.class);
    runs = service(Runs.class);
    context.addBundleListener(watch);
  }

  /** Whatever a test did: none of our bundles was stopped, started, resolved or refreshed. */
  @After
  public final void nothingElseWasRestarted() throws BundleException {
    for (Bundle bundle : installed) {
      if (bundle.getState() != Bundle.UNINSTALLED) {
        bundle.uninstall();
      }
    }
    context.removeBundleListener(watch);
    assertEquals(List.of(), restarts);
  }

  /** Installs and starts a stranger's bundle, and waits for one of its extensions. */
  protected final Bundle install(String name, String version, String point, String id)
      throws Exception {
    Bundle bundle = context.installBundle(OutsidePlugins.jar(name, version).toUri().toString());
    installed.add(bundle);
    bundle.start();
    await(point, id, version);
    return bundle;
  }

  /** Replaces an installed bundle by another version, and waits for one of its extensions. */
  protected final void update(Bundle bundle, String name, String version, String point, String id)
      throws Exception {
    try (InputStream jar = Files.newInputStream(OutsidePlugins.jar(name, version))) {
      bundle.update(jar);
    }
    await(point, id, version);
  }

  private void await(String point, String id, String version) {
    long deadline = System.nanoTime() + TIMEOUT_NANOS;
    while (!versions(point, id).contains(version)) {
      assertTrue(id + " " + version + " does not appear", System.nanoTime() < deadline);
      Thread.onSpinWait();
    }
  }

  /** The versions of an extension that can be used, the highest first. */
  protected final List<String> versions(String point, String id) {
    return catalogue.extensions().stream()
        .filter(extension -> extension.point().equals(point) && extension.id().equals(id))
        .filter(extension -> extension.state() == ExtensionInfo.State.ACTIVE)
        .map(extension -> extension.version().toString())
        .toList();
  }

  /** An experiment that is written to a file. */
  protected final Experiment experiment(String json, Map<String, String> changes) throws Exception {
    Path file = temporary.newFile().toPath();
    Files.writeString(file, json);
    return experiments.load(file.toString(), "", changes, OptionalLong.empty());
  }

  /** Runs an experiment in a folder of its own. */
  protected final RunInfo run(Experiment experiment) throws Exception {
    return runs.run(request(experiment), Progress.NONE);
  }

  /** Asks for a run in a folder of its own. */
  protected final RunRequest request(Experiment experiment) throws Exception {
    return new RunRequest(experiment, Optional.of(temporary.newFolder().toPath()), 1);
  }

  /** Does something in the midst of a run's sampling: the run ends well, or names a part. */
  protected final void during(Experiment experiment, String blamed, Interference interference)
      throws Exception {
    CountDownLatch sampling = new CountDownLatch(1);
    RunRequest request = request(experiment);
    FutureTask<RunInfo> work =
        new FutureTask<>(
            () ->
                runs.run(
                    request,
                    update -> {
                      if (update.phase().contains("sampling") && update.done() > 0) {
                        sampling.countDown();
                      }
                    }));
    new Thread(work, "interference").start();
    assertTrue("no sampling", sampling.await(60, TimeUnit.SECONDS));
    interference.interfere();
    try {
      assertEquals(RunInfo.State.DONE, work.get(120, TimeUnit.SECONDS).state());
    } catch (ExecutionException e) {
      assertTrue(String.valueOf(e.getCause()), e.getCause() instanceof RunFailedException);
      assertTrue(e.getCause().getMessage(), e.getCause().getMessage().contains(blamed));
    }
  }

  /** What happens in the midst of a run. */
  @FunctionalInterface
  protected interface Interference {
    /** Interferes. */
    void interfere() throws Exception;
  }
}
