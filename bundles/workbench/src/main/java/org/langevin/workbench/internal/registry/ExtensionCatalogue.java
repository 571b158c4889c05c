package org.langevin.workbench.internal.registry;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.FactoryTypes;
import org.langevin.binding.ParameterInfo;
import org.langevin.workbench.Catalogue;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.InvalidRequestException;
import org.langevin.workbench.PointInfo;
import org.langevin.workbench.internal.composition.ExperimentMembers;
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
  public List<PointInfo> points() {
    return extensions.points();
  }

  @Override
  public Set<String> members() {
    return ExperimentMembers.points();
  }

  @Override
  public List<ParameterInfo> document() {
    return withChoices(ExperimentMembers.described());
  }

  @Override
  public List<ExtensionInfo> extensions() {
    return extensions.list();
  }

  @Override
  public List<ParameterInfo> parameters(String point, String reference)
      throws InvalidRequestException {
    try {
      return withChoices(
          FactoryTypes.of(extensions.find(point, reference).factory()).declaration().describe());
    } catch (InvalidExperimentException e) {
      throw refusal(point, reference, e.getMessage());
    } catch (IllegalArgumentException | LinkageError e) {
      throw refusal(point, reference, "the plugin is defective, tell its author: " + e);
    }
  }

  /** Says of each part which extensions are there to choose from. */
  private List<ParameterInfo> withChoices(List<ParameterInfo> parameters) {
    return parameters.stream()
        .map(
            parameter ->
                new ParameterInfo(
                    parameter.name(),
                    parameter.type(),
                    parameter.description(),
                    parameter.unit(),
                    parameter.defaultValue(),
                    parameter.range(),
                    choices(parameter),
                    withChoices(parameter.components())))
        .toList();
  }

  private List<String> choices(ParameterInfo parameter) {
    return points().stream()
        .filter(point -> parameter.type().matches("(list of )*" + Pattern.quote(point.id())))
        .findFirst()
        .map(
            point ->
                extensions.usable(point.id()).stream()
                    .map(plugin -> plugin.info().id())
                    .distinct()
                    .toList())
        .orElse(parameter.choices());
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
