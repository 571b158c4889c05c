package org.langevin.workbench.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.langevin.api.ExtensionFactory;
import org.langevin.api.InvalidExperimentException;
import org.langevin.api.Parameter;
import org.langevin.api.sde.Sde;
import org.langevin.api.sde.SdeContext;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.PointInfo;
import org.osgi.framework.Version;

class ExtensionRegistryTest {
  public record Rate(
      @Parameter(
              description = "Rate of reversion",
              unit = "1/time",
              moreThan = 0,
              max = 1e5,
              value = "0.5")
          double beta) {}

  static final class Factory implements ExtensionFactory<Rate, SdeContext, Sde> {
    @Override
    public Sde create(Rate parameters, SdeContext context) {
      throw new UnsupportedOperationException();
    }
  }

  private final List<ExtensionInfo> declared = new ArrayList<>();
  private final ExtensionRegistry registry =
      new ExtensionRegistry(
          () -> declared, () -> List.of(new PointInfo("loss", "Objectives", "api")));

  private Factory install(String id, String version) {
    Factory factory = new Factory();
    BundleFacts bundle = new BundleFacts("org.example." + id, new Version(version), "00");
    registry.add("sde", id, "An SDE", bundle, factory);
    return factory;
  }

  private void declare(String id, String version) {
    declared.add(
        new ExtensionInfo(
            "sde",
            id,
            new Version(version),
            "org.example." + id,
            "An SDE",
            "dX = dW",
            "Wiener 1923",
            ExtensionInfo.State.INSTALLED));
  }

  private String found(String reference) {
    return registry.find("sde", reference).info().version().toString();
  }

  private String refusal(String point, String reference) {
    return assertThrows(InvalidExperimentException.class, () -> registry.find(point, reference))
        .getMessage();
  }

  @Test
  void severalVersionsStandSideBySide() {
    for (String version : List.of("1.0.0", "1.2.0", "1.2.5.beta", "1.10.0", "2.0.0")) {
      install("linear", version);
    }
    assertEquals("2.0.0", found("linear"));
    assertEquals("1.10.0", found("linear@[1.0,2.0)"));
    assertEquals("1.10.0", found("linear@1"));
    assertEquals("1.2.5.beta", found("linear@1.2"));
    assertEquals("1.2.0", found("linear@1.2.0"));
    assertEquals("1.2.5.beta", found("linear@1.2.5"));
    assertEquals("1.2.5.beta", found("linear@1.2.5.beta"));
    assertEquals("1.2.5.beta", found("linear@(1.2,1.10)"));
    assertEquals(
        List.of("2.0.0", "1.10.0", "1.2.5.beta", "1.2.0", "1.0.0"),
        registry.list().stream().map(info -> info.version().toString()).toList());
    assertEquals(
        "no version of the sde linear fits [3.0,4.0);"
            + " installed: 2.0.0, 1.10.0, 1.2.5.beta, 1.2.0, 1.0.0",
        refusal("sde", "linear@[3.0,4.0)"));
  }

  @Test
  void aRemovedFactoryUncoversTheVersionBelow() {
    install("linear", "1.0.0");
    Factory second = install("linear", "2.0.0");
    assertSame(second, registry.find("sde", "linear").factory());
    registry.remove(second);
    assertEquals("1.0.0", found("linear"));
  }

  @Test
  void whatDoesNotRunIsListedButNotUsed() {
    install("linear", "1.0.0");
    declare("linear", "1.0.0");
    declare("linear", "3.0.0");
    declare("stopped", "1.0.0");
    assertEquals("1.0.0", found("linear"));
    assertEquals(
        List.of("linear 3.0.0 INSTALLED", "linear 1.0.0 ACTIVE", "stopped 1.0.0 INSTALLED"),
        registry.list().stream()
            .map(info -> info.id() + " " + info.version() + " " + info.state())
            .toList());
    assertEquals("1.0.0", registry.resolve("sde", "linear").version().toString());
    assertEquals("1.0.0", registry.resolve("sde", "stopped").version().toString());
    String message = refusal("sde", "stopped");
    assertTrue(message.contains("start its bundle with bundle:start org.example.stopped"), message);
  }

  @Test
  void misspeltIdsMeetASuggestion() {
    install("ornstein-uhlenbeck", "1.0.0");
    install("sub-vp", "1.0.0");
    install("vp", "1.0.0");
    assertEquals(
        "there is no sde ornstein-uhlenbek; did you mean ornstein-uhlenbeck?",
        refusal("sde", "ornstein-uhlenbek"));
    assertEquals(
        "there is no sde orsntein-uhlenbeck; did you mean ornstein-uhlenbeck?",
        refusal("sde", "orsntein-uhlenbeck"));
    assertEquals(
        "there is no sde ornstein; did you mean ornstein-uhlenbeck?", refusal("sde", "ornstein"));
    assertEquals(
        "there is no sde cauchy; installed are: ornstein-uhlenbeck, sub-vp, vp. If a plugin brings"
            + " it, install that first: bundle:install -s file:the-plugin.jar",
        refusal("sde", "cauchy"));
    assertEquals("there is no loss vp, but a sde of this name", refusal("loss", "vp"));
    assertEquals("there is no extension point sdes; did you mean sde?", refusal("sdes", "vp"));
    assertTrue(refusal("sde", "Not An Id").contains("names no extension"));
    assertTrue(refusal("sde", "vp@new").contains("is no version and no range"));
    assertTrue(refusal("sde", "vp@").contains("is no version and no range"));
  }

  @Test
  void theCatalogueDescribesParameters() throws InvalidRequestException {
    install("linear", "1.0.0");
    ExtensionCatalogue catalogue = new ExtensionCatalogue(registry);
    assertEquals(
        List.of(
            new ParameterInfo(
                "beta",
                "number",
                "Rate of reversion",
                "1/time",
                "0.5",
                "> 0, <= 100000",
                List.of(),
                List.of())),
        catalogue.parameters("sde", "linear@1"));
    InvalidRequestException refusal =
        assertThrows(InvalidRequestException.class, () -> catalogue.resolve("sde", "linaer"));
    assertEquals("sde linaer: there is no sde linaer; did you mean linear?", refusal.getMessage());
  }
}
