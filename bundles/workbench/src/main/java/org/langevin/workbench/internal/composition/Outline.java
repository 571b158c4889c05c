package org.langevin.workbench.internal.composition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.langevin.workbench.internal.binding.Bound;
import org.langevin.workbench.internal.findings.Claims;

/**
 * An experiment's document after reading: everything by itself is in order or complained about,
 * nothing is made yet.
 *
 * @param header empty if something is wrong with it
 * @param training the settings
 * @param claims what is expected of the metrics
 */
record Outline(
    Slot<Bound> header,
    Slot<Part> dataset,
    Slot<Part> sde,
    Slot<Part> network,
    Slot<Part> loss,
    Slot<Bound> training,
    Slot<Named<SamplesOptions>> generator,
    List<Slot<Named<SamplerChoice>>> samplers,
    List<Slot<Named<References>>> metrics,
    Claims claims) {

  /**
   * A part that has a name.
   *
   * @param name unique among its kind
   * @param options what the workbench wants to know of it
   * @param json the part with options, parameters and all defaults
   */
  record Named<O>(Part part, String name, O options, ObjectNode json) {}
}
