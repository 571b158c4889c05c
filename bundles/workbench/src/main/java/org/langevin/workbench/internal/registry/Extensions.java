package org.langevin.workbench.internal.registry;

import java.util.List;
import org.langevin.api.InvalidExperimentException;
import org.langevin.binding.PartType;
import org.langevin.workbench.ExtensionInfo;
import org.langevin.workbench.PointInfo;

/** The extensions at hand: the workbench's one place to look plugins up. */
public interface Extensions {
  /** The extension points that installed bundles declare, ordered by name. */
  List<PointInfo> points();

  /** All extensions that installed bundles declare, ordered by point, id and falling version. */
  List<ExtensionInfo> list();

  /** The extensions of a point that can be used now, ordered by id and falling version. */
  List<Plugin> usable(String point);

  /**
   * The extension that a reference means: of several versions that can be used and are in range,
   * the highest.
   *
   * @throws InvalidExperimentException if there is none; the message suggests what to do
   */
  Plugin find(String point, String reference) throws InvalidExperimentException;

  /**
   * The same for a part. Where a point is declared in several versions, those of the holder's come
   * first.
   *
   * @throws InvalidExperimentException if there is none; the message suggests what to do
   */
  Plugin find(PartType type, String reference) throws InvalidExperimentException;

  /**
   * The same for extensions that are declared, whether or not they can be used now.
   *
   * @throws InvalidExperimentException if there is none; the message suggests what to do
   */
  ExtensionInfo resolve(String point, String reference) throws InvalidExperimentException;
}
