package org.langevin.itests;

import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** What tests within the framework share: one start of our distribution for each test class. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class KarafTest {
  private static final long TIMEOUT_MILLIS = 60_000;

  @Inject protected BundleContext context;

  /** The distribution as bin/ starts it, with repositories that need no network. */
  @Configuration
  public Option[] configuration() {
    String karaf = System.getProperty("karaf.version");
    String maven = "etc/org.ops4j.pax.url.mvn.cfg";
    List<Option> options = new ArrayList<>();
    options.add(
        karafDistributionConfiguration()
            .frameworkUrl(new File(System.getProperty("langevin.archive")).toURI().toString())
            .name("Langevin")
            .karafVersion(karaf)
            .unpackDirectory(new File("target/exam"))
            .useDeployFolder(false));
    options.add(logLevel(LogLevel.INFO));
    options.add(configureConsole().ignoreLocalConsole().ignoreRemoteShell());
    options.add(
        editConfigurationFilePut(
            maven,
            "org.ops4j.pax.url.mvn.localRepository",
            System.getProperty(
                "maven.repo.local", System.getProperty("user.home") + "/.m2/repository")));
    options.add(editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.repositories", ""));
    options.add(
        editConfigurationFilePut(maven, "org.ops4j.pax.url.mvn.useFallbackRepositories", "false"));
    options.add(systemProperty("karaf.delay.console").value("false"));
    for (String property : List.of("langevin.version", "langevin.home")) {
      options.add(systemProperty(property).value(System.getProperty(property)));
    }
    for (String option : virtualMachine()) {
      options.add(new VMOption(option));
    }
    options.addAll(more());
    return options.toArray(Option[]::new);
  }

  /** Further options of a test class. */
  protected List<Option> more() {
    return List.of();
  }

  private static List<String> virtualMachine() {
    return List.of(
        "-Xmx1g",
        "--add-modules=jdk.incubator.vector",
        "--add-opens=java.base/java.security=ALL-UNNAMED",
        "--add-opens=java.base/java.net=ALL-UNNAMED",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/java.util=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.file=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.http=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.protocol.jar=ALL-UNNAMED",
        "--add-exports=java.base/sun.net.www.content.text=ALL-UNNAMED",
        "-classpath",
        "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*");
  }

  /** The service of a type, as soon as it is there. */
  protected final <S> S service(Class<S> type) throws InterruptedException {
    ServiceTracker<S, S> tracker = new ServiceTracker<>(context, type, null);
    tracker.open();
    S service = tracker.waitForService(TIMEOUT_MILLIS);
    if (service == null) {
      throw new AssertionError("No service " + type.getName());
    }
    return service;
  }

  /** The installed bundle of a symbolic name. */
  protected final Bundle bundle(String symbolicName) {
    for (Bundle bundle : context.getBundles()) {
      if (bundle.getSymbolicName().equals(symbolicName)) {
        return bundle;
      }
    }
    throw new AssertionError("No bundle " + symbolicName);
  }
}
