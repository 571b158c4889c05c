package org.langevin.workbench.internal.registry;

import java.util.List;
import org.langevin.api.InvalidExperimentException;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.ParameterInfo;
import org.langevin.workbench.internal.binding.FactoryParameters;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue as front ends see it. */
@Component
public final class ExtensionCatalogue implements Catalogue {
  private final Extensions extensions;

  /** Of these extensions. */
  @Activate
  public ExtensionCatalogue(@Reference Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public List<ExtensionInfo> extensions() {
    return extensions.list();
  }

  @Override
  public List<ParameterInfo> parameters(String point, String reference)
      throws InvalidRequestException {
    try {
      return FactoryParameters.of(extensions.find(point, reference).factory()).describe();
    } catch (InvalidExperimentException e) {
      throw refusal(point, reference, e.getMessage());
    } catch (IllegalArgumentException | LinkageError e) {
      throw refusal(point, reference, "the plugin is defective, tell its author: " + e);
    }
  }

  @Override
  public ExtensionInfo resolve(String point, String reference) throws InvalidRequestException {
    try {
      return extensions.resolve(point, reference);
    } catch (InvalidExperimentException e) {
      throw refusal(point, reference, e.getMessage());
    }
  }

  private static InvalidRequestException refusal(String point, String reference, String message) {
    return new InvalidRequestException(point + " " + reference, "", message);
  }
}
