package org.langevin.api.sde;

/**
 * What an SDE tells its schedule.
 *
 * @param horizon T, the last time that it will ask about
 */
public record ScheduleContext(double horizon) {}
