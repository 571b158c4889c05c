package org.langevin.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
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
    Path etc = Path.of(System.getProperty("karaf.etc"));
    PropertiesLoader.loadSystemProperties(etc.resolve("system.properties").toFile());
    System.setProperty("karaf.version", Main.class.getPackage().getImplementationVersion());
    try {
      start(etc, data, invocation);
    } catch (BundleException | IOException e) {
      throw Workspace.unusable(data, e);
    }
  }

  private static void start(Path etc, Path data, Invocation invocation) throws Exception {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow(() -> new StartException("the distribution lacks its framework"))
            .newFramework(configuration(etc, data));
    framework.init();
    framework.adapt(FrameworkStartLevel.class).setInitialBundleStartLevel(INITIAL_LEVEL);
    BundleContext context = framework.getBundleContext();
    for (Map.Entry<String, Integer> entry : bundles(etc).entrySet()) {
      Bundle bundle = context.installBundle(entry.getKey());
      bundle.adapt(BundleStartLevel.class).setStartLevel(entry.getValue());
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    framework.start();
    context.registerService(Invocation.class, invocation, null);
  }

  private static Map<String, String> configuration(Path etc, Path data) throws Exception {
    Map<String, String> configuration =
        new HashMap<>(
            PropertiesLoader.loadConfigProperties(etc.resolve("config.properties").toFile()));
    configuration.put(Constants.FRAMEWORK_STORAGE, data.resolve("framework").toString());
    // What does not start is told by the command that misses it, in a sentence.
    configuration.put("felix.log.level", "0");
    return configuration;
  }

  /** The start levels of the bundles to be installed, by their locations, in order. */
  private static Map<String, Integer> bundles(Path etc) throws IOException {
    Pattern wanted =
        Pattern.compile(
            Files.readAllLines(etc.resolve(BUNDLES)).stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("|")));
    File repository = new File(System.getProperty("karaf.home"), "system");
    Map<String, Integer> bundles = new LinkedHashMap<>();
    List<Map.Entry<String, String>> entries =
        List.copyOf(
            PropertiesLoader.loadPropertiesOrFail(etc.resolve("startup.properties").toFile())
                .entrySet());
    for (Map.Entry<String, String> entry : entries) {
      if (wanted.matcher(entry.getKey()).find()) {
        File jar = new File(repository, entry.getKey().substring(REFERENCE.length()));
        bundles.put("reference:" + jar.toURI(), Integer.valueOf(entry.getValue().strip()));
      }
    }
    return bundles;
  }
}
