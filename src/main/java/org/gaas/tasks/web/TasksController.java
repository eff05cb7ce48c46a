package org.gaas.tasks.web;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gaas.engine.Forbidden;
import org.gaas.engine.InvalidInput;
import org.gaas.engine.Utc;
import org.gaas.people.People;
import org.gaas.people.Role;
import org.gaas.tasks.OpenTask;
import org.gaas.tasks.OpenTasks;
import org.gaas.tasks.Parked;
import org.gaas.tasks.Parking;
import org.gaas.tasks.Reassignment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What waits for people. Deciding is done in Tasklist. */
@RestController
class TasksController {
    private final OpenTasks tasks;
    private final Reassignment reassignment;
    private final Parking parking;
    private final People people;

    TasksController(OpenTasks tasks, Reassignment reassignment, Parking parking, People people) {
        this.tasks = tasks;
        this.reassignment = reassignment;
        this.parking = parking;
        this.people = people;
    }

    /** A task, as clients see it. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String id,
            String name,
            String process,
            String installation,
            String role,
            String assignee,
            Instant created,
            Instant due,
            List<String> escalated,
            Waiting parked) {
        static Line of(OpenTask task) {
            return new Line(
                    task.id(),
                    task.name(),
                    task.process(),
                    task.subject(),
                    task.roles().stream().map(Role::group).collect(joining(",")),
                    task.assignee().orElse(null),
                    task.created(),
                    task.due().orElse(null),
                    task.escalated(),
                    task.parked().map(Waiting::of).orElse(null));
        }
    }

    /** That a task waits. */
    record Waiting(LocalDate until, String waitsFor, String by) {
        static Waiting of(Parked parked) {
            return new Waiting(parked.until(), parked.waitsFor(), parked.by());
        }
    }

    /** A day on which the task comes back, like 2026-12-01, and who is waited for; without a day, it comes back now. */
    record Park(String until, String waitsFor) {
        LocalDate day() {
            try {
                return LocalDate.parse(until);
            } catch (DateTimeException wrong) {
                throw new InvalidInput("until", "DATE_INVALID", "must be a day like 2026-12-01");
            }
        }
    }

    /** Who is to do it; empty or absent: back to everybody who has the role. */
    record Assignee(String user) {}

    /** A day (2026-12-01: until its end in UTC) or an instant (2026-12-01T16:00:00Z); empty or absent: no date. */
    record Due(String date) {
        Optional<Instant> instant() {
            if (date == null || date.isBlank()) return Optional.empty();
            try {
                var due = date.contains("T")
                        ? Instant.parse(date)
                        : LocalDate.parse(date).atTime(LocalTime.of(23, 59)).toInstant(ZoneOffset.UTC);
                if (!Utc.holds(due.atOffset(ZoneOffset.UTC).getYear())) throw new DateTimeException("no such year");
                return Optional.of(due);
            } catch (DateTimeException wrong) {
                throw new InvalidInput("date", "DATE_INVALID", "must be a day like 2026-12-01");
            }
        }
    }

    /** What the caller may see. */
    @GetMapping("/api/tasks")
    List<Line> tasks(Principal person) {
        var roles = people.rolesForTasks(person.getName());
        if (roles.equals(Set.of(Role.ADMINISTRATORS)))
            throw new Forbidden("ROLE_REQUIRED", "Administrators see users and settings, but no tasks.");
        return tasks.visible().stream().map(Line::of).toList();
    }

    @PutMapping("/api/tasks/{id}/assignee")
    Line assign(@PathVariable String id, @RequestBody Assignee to, Principal person) {
        var user = Optional.ofNullable(to.user()).filter(name -> !name.isBlank());
        return Line.of(reassignment.assign(id, person.getName(), user));
    }

    @PutMapping("/api/tasks/{id}/due")
    Line due(@PathVariable String id, @RequestBody Due due, Principal person) {
        return Line.of(reassignment.due(id, person.getName(), due.instant()));
    }

    @PutMapping("/api/tasks/{id}/parking")
    Line park(@PathVariable String id, @RequestBody Park park, Principal person) {
        if (park.until() == null || park.until().isBlank()) return Line.of(parking.resume(id, person.getName()));
        return Line.of(parking.park(id, person.getName(), park.day(), park.waitsFor()));
    }
}
