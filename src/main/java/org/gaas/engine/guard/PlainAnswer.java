package org.gaas.engine.guard;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.rest.dto.ExceptionDto;

/**
 * A no for who asks over the engine's REST API, in its form. To the messages of its own exceptions it adds what it was about
 * to do, with ids that mean nothing to people; to this one it adds nothing.
 */
class PlainAnswer extends WebApplicationException {
    PlainAnswer(Status status, Exception cause, String sentence) {
        super(sentence, cause, response(status, sentence));
    }

    private static Response response(Status status, String sentence) {
        var told = new ExceptionDto();
        told.setType("InvalidRequestException");
        told.setMessage(sentence);
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(told)
                .build();
    }
}
