package org.langevin.workbench;

import java.util.List;
import java.util.Set;
import org.langevin.binding.ParameterInfo;
import org.osgi.annotation.versioning.ProviderType;

/** Everything that experiments can be composed of. */
@ProviderType
public interface Catalogue {
  /** The extension points that installed bundles declare, ordered by name. */
  List<PointInfo> points();

  /** The names of the points whose extensions an experiment holds itself, in no other part. */
  Set<String> members();

  /**
   * The members of an experiment's document, and of its sections; parts by the names of their
   * points.
   */
  List<ParameterInfo> document();

  /** All extensions that installed bundles declare, ordered by point, id and falling version. */
  List<ExtensionInfo> extensions();

  /**
   * The parameters of an extension.
   *
   * @param point the extension point
   * @param reference an id, or an id with a version range: {@code euler-maruyama@[1.0,2.0)}
   * @throws InvalidRequestException if there is no such extension; the message suggests similar
   *     ones
   */
  List<ParameterInfo> parameters(String point, String reference) throws InvalidRequestException;

  /**
   * The extension that a reference means: of several versions in range, the highest.
   *
   * @throws InvalidRequestException if there is none; the message suggests similar ones
   */
  ExtensionInfo resolve(String point, String reference) throws InvalidRequestException;
}
