package org.langevin.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.IntConsumer;
import org.apache.karaf.main.Main;
import org.apache.karaf.util.config.PropertiesLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.startlevel.FrameworkStartLevel;

/**
 * A framework for one command: of the distribution's bundles only what runs commands, nothing that
 * watches, listens or resolves. Its folder is the process's own; nothing else is written.
 */
final class CommandStart implements Start {
  private static final String BUNDLES = "headless.bundles";

  private static final String STARTUP = "startup.properties";

  private static final String REFERENCE = "reference:file:";
  private static final int INITIAL_LEVEL = 80;

  @Override
  public boolean readsCommands() {
    return false;
  }

  @Override
  public IntConsumer ending(Path data) {
    return status -> {
      Workspace.remove(data);
      // Not exit: its hooks stop all bundles one by one, which takes longer than many a command.
      Runtime.getRuntime().halt(status);
    };
  }

  @Override
  public void perform(Path data, Invocation invocation) throws Exception {
    Workspace.take(data);
    Thread sweeper = new Thread(() -> StaleFolders.sweep(data, Instant.now()), "langevin sweeper");
    sweeper.setDaemon(true);
    sweeper.start();
    System.setErr(invocation.err());
    Path etc = Configuration.folder();
    PropertiesLoader.loadSystemProperties(etc.resolve("system.properties").toFile());
    System.setProperty("karaf.version", Main.class.getPackage().getImplementationVersion());
    Map<String, String> configuration = Configuration.read();
    configuration.put(Constants.FRAMEWORK_STORAGE, data.resolve("framework").toString());
    // What does not start is told by the command that misses it, in a sentence.
    configuration.put("felix.log.level", "0");
    List<BundleList.Entry> bundles = bundles(etc);
    try {
      start(configuration, bundles, invocation);
    } catch (BundleException | IOException e) {
      throw Workspace.unusable(data, e);
    }
  }

  private static void start(
      Map<String, String> configuration, List<BundleList.Entry> bundles, Invocation invocation)
      throws BundleException, IOException, StartException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(() -> Configuration.incomplete("there is no framework"))
            .newFramework(configuration);
    framework.init();
    framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(INITIAL_LEVEL);
    BundleContext context = framework.getBundleContext();
    new SubjectWeaving().start(context);
    File repository = new File(System.getProperty("karaf.home"), "system");
    for (BundleList.Entry entry : bundles) {
      File jar = new File(repository, entry.place().substring(REFERENCE.length()));
      if (!jar.isFile()) {
        throw Configuration.incomplete("there is no " + jar);
      }
      Bundle bundle = context.installBundle("reference:" + jar.toURI());
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.level());
      if (entry.started()) {
        bundle.start();
      }
    }
    framework.start();
    context.registerService(Invocation.class, invocation, null);
  }

  /**
   * What is to be installed for the command that the start script was called with.
   *
   * @throws StartException if the distribution lacks one
   */
  private static List<BundleList.Entry> bundles(Path etc) throws IOException, StartException {
    Need need =
        hasDeployed() ? Need.STRANGERS : Need.named(System.getProperty("langevin.needs", "work"));
    return BundleList.read(etc.resolve(BUNDLES)).choose(startup(etc), need);
  }

  /** Whether the user has dropped plugins into the distribution, which the launcher starts. */
  private static boolean hasDeployed() throws IOException {
    Path folder = Path.of(System.getProperty("karaf.home"), "deploy");
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      return jars.iterator().hasNext();
    }
  }

  private static Map<String, String> startup(Path etc) throws StartException {
    try {
      return PropertiesLoader.loadPropertiesOrFail(etc.resolve(STARTUP).toFile());
    } catch (Exception e) {
      throw Configuration.incomplete(etc.resolve(STARTUP) + " cannot be read");
    }
  }
}
