package org.langevin.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
  /** Expressions, one a line, that the bundles' places are looked for. */
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
    Map<String, Integer> bundles = bundles(etc);
    try {
      start(configuration, bundles, invocation);
    } catch (BundleException | IOException e) {
      throw Workspace.unusable(data, e);
    }
  }

  private static void start(
      Map<String, String> configuration, Map<String, Integer> bundles, Invocation invocation)
      throws BundleException, IOException, StartException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(() -> Configuration.incomplete("there is no framework"))
            .newFramework(configuration);
    framework.init();
    framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(INITIAL_LEVEL);
    BundleContext context = framework.getBundleContext();
    for (Map.Entry<String, Integer> entry : bundles.entrySet()) {
      Bundle bundle = context.installBundle(entry.getKey());
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.getValue());
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    framework.start();
    context.registerService(Invocation.class, invocation, null);
  }

  /**
   * The start levels of the bundles to be installed, by their locations, in order.
   *
   * @throws StartException if the distribution lacks one
   */
  private static Map<String, Integer> bundles(Path etc) throws IOException, StartException {
    Set<Pattern> missing =
        Files.readAllLines(etc.resolve(BUNDLES)).stream()
            .filter(line -> !line.isBlank())
            .map(Pattern::compile)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<Pattern> wanted = List.copyOf(missing);
    File repository = new File(System.getProperty("karaf.home"), "system");
    Map<String, Integer> bundles = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : startup(etc).entrySet()) {
      List<Pattern> found =
          wanted.stream().filter(pattern -> pattern.matcher(entry.getKey()).find()).toList();
      if (!found.isEmpty()) {
        missing.removeAll(found);
        File jar = new File(repository, entry.getKey().substring(REFERENCE.length()));
        if (!jar.isFile()) {
          throw Configuration.incomplete("there is no " + jar);
        }
        bundles.put("reference:" + jar.toURI(), Integer.valueOf(entry.getValue().strip()));
      }
    }
    if (!missing.isEmpty()) {
      throw Configuration.incomplete(etc.resolve(STARTUP) + " lacks " + missing);
    }
    return bundles;
  }

  private static Map<String, String> startup(Path etc) throws StartException {
    try {
      return PropertiesLoader.loadPropertiesOrFail(etc.resolve(STARTUP).toFile());
    } catch (Exception e) {
      throw Configuration.incomplete(etc.resolve(STARTUP) + " cannot be read");
    }
  }
}
