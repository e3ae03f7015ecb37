<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AboutMe</name>
    <message>
        <source>About me</source>
        <translation>Sobre mí</translation>
    </message>
    <message>
        <source>Name that customers read, until you sign out</source>
        <translation>Nombre que leen los clientes, hasta que cierre sesión</translation>
    </message>
    <message>
        <source>Own number</source>
        <translation>Número propio</translation>
    </message>
    <message>
        <source>Language at the contact centre</source>
        <translation>Idioma en el centro de contacto</translation>
    </message>
    <message>
        <source>Your administrator sets number and language for you.</source>
        <translation>Su administrador define el número y el idioma.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Program</source>
        <translation>Programa</translation>
    </message>
    <message>
        <source>My status</source>
        <translation>Mi estado</translation>
    </message>
    <message>
        <source>Incoming work</source>
        <translation>Entrada de trabajo</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation>Buscar o hacer cualquier cosa</translation>
    </message>
    <message>
        <source>Show the keyboard shortcuts</source>
        <translation>Mostrar los atajos de teclado</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Cambiar las teclas</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir los ajustes</translation>
    </message>
    <message>
        <source>My settings at the contact centre</source>
        <translation>Mi configuración en el centro de contacto</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Cerrar sesión</translation>
    </message>
    <message>
        <source>Ready or not ready</source>
        <translation>En servicio o en pausa</translation>
    </message>
    <message>
        <source>Choose a presence profile</source>
        <translation>Elegir un perfil de presencia</translation>
    </message>
    <message>
        <source>Accept the offer</source>
        <translation>Aceptar la oferta</translation>
    </message>
    <message>
        <source>Decline the offer</source>
        <translation>Rechazar la oferta</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Conversación siguiente</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversación anterior</translation>
    </message>
    <message>
        <source>Conversations 1 to 9 of the list</source>
        <translation>Conversaciones 1 a 9 de la lista</translation>
    </message>
    <message>
        <source>Supervise colleagues</source>
        <translation>Supervisar a compañeros</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Conectar de nuevo ahora</translation>
    </message>
    <message>
        <source>Insert an emoji</source>
        <translation>Insertar un emoji</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Enviar un archivo</translation>
    </message>
    <message>
        <source>Ask the supervisor for help</source>
        <translation>Pedir ayuda al supervisor</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>Ir al mensaje más reciente</translation>
    </message>
    <message>
        <source>Next tab of the details</source>
        <translation>Pestaña siguiente de los detalles</translation>
    </message>
    <message>
        <source>Write a new e-mail</source>
        <translation>Escribir un correo nuevo</translation>
    </message>
    <message>
        <source>Answer the e-mail</source>
        <translation>Responder el correo</translation>
    </message>
    <message>
        <source>Answer the e-mail to all</source>
        <translation>Responder el correo a todos</translation>
    </message>
    <message>
        <source>Forward the e-mail</source>
        <translation>Reenviar el correo</translation>
    </message>
    <message>
        <source>Set the e-mail or task aside</source>
        <translation>Apartar el correo o la tarea</translation>
    </message>
    <message>
        <source>Discard the written e-mail</source>
        <translation>Desechar el correo escrito</translation>
    </message>
    <message>
        <source>Call a number or a colleague</source>
        <translation>Llamar a un número o a un compañero</translation>
    </message>
    <message>
        <source>Hold the call or take it up again</source>
        <translation>Retener la llamada o retomarla</translation>
    </message>
    <message>
        <source>Mute the call or be heard again</source>
        <translation>Silenciar la llamada o volver a ser oído</translation>
    </message>
    <message>
        <source>Start or stop recording</source>
        <translation>Iniciar o detener la grabación</translation>
    </message>
    <message>
        <source>Filter the picklist</source>
        <translation>Filtrar la lista de selección</translation>
    </message>
    <message>
        <source>Choose queues and channels to show</source>
        <translation>Elegir las colas y los canales que se muestran</translation>
    </message>
    <message>
        <source>Sort the picklist</source>
        <translation>Ordenar la lista de selección</translation>
    </message>
    <message>
        <source>Join or leave queues</source>
        <translation>Entrar en colas o salir de ellas</translation>
    </message>
    <message>
        <source>Dismiss the newest notice</source>
        <translation>Descartar el aviso más reciente</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar el mensaje</translation>
    </message>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transferir la conversación</translation>
    </message>
    <message>
        <source>End the conversation</source>
        <translation>Finalizar la conversación</translation>
    </message>
    <message>
        <source>Finish the wrap-up</source>
        <translation>Terminar el cierre</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>name@example.com, …</source>
        <translation>nombre@ejemplo.com, …</translation>
    </message>
    <message>
        <source>{0} is not an e-mail address.</source>
        <translation>{0} no es una dirección de correo.</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>Save the customer’s data</source>
        <translation>Guardar los datos del cliente</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>No se ha cambiado nada</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Correct what the campaign knows of this customer</source>
        <translation>Corregir lo que la campaña sabe de este cliente</translation>
    </message>
</context>
<context>
    <name>CallBody</name>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Outgoing call</source>
        <translation>Llamada saliente</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Llamada entrante</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>a {0}</translation>
    </message>
    <message>
        <source>Length of the call</source>
        <translation>Duración de la llamada</translation>
    </message>
</context>
<context>
    <name>CallControls</name>
    <message>
        <source>Hold</source>
        <translation>Retener</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Take the call up again</source>
        <translation>Retomar la llamada</translation>
    </message>
    <message>
        <source>The other end waits and does not hear you</source>
        <translation>El otro extremo espera y no le oye</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Reactivar voz</translation>
    </message>
    <message>
        <source>Tell the contact centre that you are heard again</source>
        <translation>Avisar al centro de contacto de que se le oye de nuevo</translation>
    </message>
    <message>
        <source>Tell the contact centre that you are muted</source>
        <translation>Avisar al centro de contacto de que está en silencio</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Detener grabación</translation>
    </message>
    <message>
        <source>Stop recording this call</source>
        <translation>Dejar de grabar esta llamada</translation>
    </message>
    <message>
        <source>Record this call</source>
        <translation>Grabar esta llamada</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>Ringing here</source>
        <translation>Suena aquí</translation>
    </message>
    <message>
        <source>{0} has put you on hold</source>
        <translation>{0} le ha puesto en espera</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Llamada terminada</translation>
    </message>
    <message>
        <source>Being recorded, also by {0}</source>
        <translation>Grabando; también graba {0}</translation>
    </message>
    <message>
        <source>{0} records this call</source>
        <translation>{0} graba esta llamada</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Grabando</translation>
    </message>
    <message>
        <source>You hung up before anybody answered.</source>
        <translation>Colgó antes de que alguien contestara.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Usted colgó.</translation>
    </message>
    <message>
        <source>The call was declined.</source>
        <translation>La llamada fue rechazada.</translation>
    </message>
    <message>
        <source>Your colleague hung up.</source>
        <translation>Su compañero colgó.</translation>
    </message>
    <message>
        <source>The customer hung up.</source>
        <translation>El cliente colgó.</translation>
    </message>
    <message>
        <source>The call was cut off.</source>
        <translation>La llamada se cortó.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Retenida</translation>
    </message>
    <message>
        <source>Talking with video</source>
        <translation>En conversación con vídeo</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>En silencio</translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation>Llamando…</translation>
    </message>
    <message>
        <source>Ringing there</source>
        <translation>Suena al otro lado</translation>
    </message>
    <message>
        <source>Busy; knocking</source>
        <translation>Ocupado; llamada en espera</translation>
    </message>
    <message>
        <source>The queue is full</source>
        <translation>La cola está llena</translation>
    </message>
    <message>
        <source>The queue is closed</source>
        <translation>La cola está cerrada</translation>
    </message>
    <message>
        <source>The number does not exist</source>
        <translation>El número no existe</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>En conversación</translation>
    </message>
    <message>
        <source>The line is busy</source>
        <translation>La línea está ocupada</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>No se puede localizar</translation>
    </message>
    <message>
        <source>The call was declined</source>
        <translation>La llamada fue rechazada</translation>
    </message>
    <message>
        <source>The lines are congested</source>
        <translation>Las líneas están saturadas</translation>
    </message>
    <message>
        <source>The call failed; try again later</source>
        <translation>La llamada falló; inténtelo más tarde</translation>
    </message>
    <message>
        <source>The telephone system failed</source>
        <translation>Falló la central telefónica</translation>
    </message>
    <message>
        <source>Calls to this number are barred</source>
        <translation>Las llamadas a este número están bloqueadas</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Nadie contestó</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>Transfiriendo…</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Transferida</translation>
    </message>
    <message>
        <source>Being answered on another client</source>
        <translation>Se está contestando en otro cliente</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>Estado desconocido</translation>
    </message>
    <message>
        <source>Campaign contact offered</source>
        <translation>Contacto de campaña ofrecido</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vista previa</translation>
    </message>
    <message>
        <source>Preview rejected</source>
        <translation>Vista previa rechazada</translation>
    </message>
    <message>
        <source>Preview skipped</source>
        <translation>Vista previa omitida</translation>
    </message>
    <message>
        <source>Other state</source>
        <translation>Otro estado</translation>
    </message>
    <message>
        <source>The call is not connected</source>
        <translation>La llamada no está conectada</translation>
    </message>
    <message>
        <source>Take the call off hold first</source>
        <translation>Retome primero la llamada</translation>
    </message>
    <message>
        <source>Handled on another client</source>
        <translation>Se atiende en otro cliente</translation>
    </message>
    <message>
        <source>You may not record calls</source>
        <translation>No puede grabar llamadas</translation>
    </message>
    <message>
        <source>Only in the other telephone system</source>
        <translation>Solo en la otra central telefónica</translation>
    </message>
    <message>
        <source>You cannot make calls: your user has no right to phone here. Your administrator can change that.</source>
        <translation>No puede llamar: su usuario no tiene derecho a telefonear aquí. Su administrador puede cambiarlo.</translation>
    </message>
    <message>
        <source>A call is being offered to you. Accept or decline it first.</source>
        <translation>Le están ofreciendo una llamada. Acéptela o recházela primero.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>You are in another call. Hang up first.</source>
        <translation>Está en otra llamada. Cuelgue primero.</translation>
    </message>
    <message>
        <source>This colleague is not signed in or is in another call. Try again later.</source>
        <translation>Este compañero no ha iniciado sesión o está en otra llamada. Inténtelo más tarde.</translation>
    </message>
    <message>
        <source>This colleague does not take calls. Choose somebody else.</source>
        <translation>Este compañero no atiende llamadas. Elija a otra persona.</translation>
    </message>
    <message>
        <source>This call runs in another telephone system. Hold and record it there.</source>
        <translation>Esta llamada está en otra central telefónica. Reténgala y grábela allí.</translation>
    </message>
    <message>
        <source>Handled on another client: you talk there, and it holds and mutes the call.</source>
        <translation>Se atiende en otro cliente: hable allí; la llamada se retiene y se silencia desde él.</translation>
    </message>
    <message>
        <source>Your contact centre carries sound in its browser panel, too; this program has no sound.</source>
        <translation>Su centro de contacto también ofrece sonido en su panel del navegador; este programa no tiene sonido.</translation>
    </message>
    <message>
        <source>You talk on your phone, extension {0}. Mute only tells the contact centre: mute the phone itself, too.</source>
        <translation>Hable por su teléfono, extensión {0}. Silenciar solo avisa al centro de contacto: silencie también el teléfono.</translation>
    </message>
    <message>
        <source>You talk on your own phone. Mute only tells the contact centre: mute the phone itself, too.</source>
        <translation>Hable por su propio teléfono. Silenciar solo avisa al centro de contacto: silencie también el teléfono.</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Localizado</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Línea ocupada</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>No contesta</translation>
    </message>
    <message>
        <source>Answering machine</source>
        <translation>Contestador</translation>
    </message>
    <message>
        <source>Call again later</source>
        <translation>Volver a llamar más tarde</translation>
    </message>
    <message>
        <source>Call again at once</source>
        <translation>Volver a llamar ya</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Modem</source>
        <translation>Módem</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconocido</translation>
    </message>
</context>
<context>
    <name>CampaignCustomer</name>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Earlier calls</source>
        <translation>Llamadas anteriores</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observaciones</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Volver a llamar</translation>
    </message>
</context>
<context>
    <name>Capabilities</name>
    <message>
        <source>Takes calls</source>
        <translation>Atiende llamadas</translation>
    </message>
    <message>
        <source>Does not take calls</source>
        <translation>No atiende llamadas</translation>
    </message>
    <message>
        <source>Takes chats</source>
        <translation>Atiende chats</translation>
    </message>
    <message>
        <source>Does not take chats</source>
        <translation>No atiende chats</translation>
    </message>
    <message>
        <source>Takes e-mail and tasks</source>
        <translation>Atiende correos y tareas</translation>
    </message>
    <message>
        <source>Does not take e-mail or tasks</source>
        <translation>No atiende correos ni tareas</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
</context>
<context>
    <name>Colleagues</name>
    <message>
        <source>Find a colleague</source>
        <translation>Buscar a un compañero</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No colleague matches the search.</source>
        <translation>Ningún compañero coincide con la búsqueda.</translation>
    </message>
    <message>
        <source>Arrows choose, Enter looks on</source>
        <translation>Las flechas eligen, Intro empieza a observar</translation>
    </message>
    <message>
        <source>Colleagues and their conversations</source>
        <translation>Compañeros y sus conversaciones</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>No hay ninguna conversación abierta.</translation>
    </message>
    <message>
        <source>Accept the offer to write.</source>
        <translation>Acepte la oferta para escribir.</translation>
    </message>
    <message>
        <source>The conversation is over. Nothing more can be sent.</source>
        <translation>La conversación terminó. Ya no se puede enviar nada.</translation>
    </message>
    <message>
        <source>This conversation is not active.</source>
        <translation>Esta conversación no está activa.</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Escriba una respuesta</translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>Sobra %n carácter</numerusform>
            <numerusform>Sobran %n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escriba algo primero.</translation>
    </message>
    <message>
        <source>This text was not sent.</source>
        <translation>Este texto no se envió.</translation>
    </message>
    <message>
        <source>The server never confirmed this text: send it again</source>
        <translation>El servidor nunca confirmó este texto: envíelo de nuevo</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Borrador guardado</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter envía, Mayús+Enter empieza otra línea</translation>
    </message>
    <message>
        <source>The customer&apos;s language</source>
        <translation>Idioma del cliente</translation>
    </message>
    <message>
        <source>Send the reply; Enter does it too</source>
        <translation>Enviar la respuesta; Enter también la envía</translation>
    </message>
</context>
<context>
    <name>ConsentQuestion</name>
    <message>
        <source>The customer has not agreed to being recorded. Record anyway?</source>
        <translation>El cliente no ha aceptado que se le grabe. ¿Grabar de todos modos?</translation>
    </message>
    <message>
        <source>Record anyway</source>
        <translation>Grabar de todos modos</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>No grabar</translation>
    </message>
    <message>
        <source>Record although the customer has not agreed</source>
        <translation>Grabar aunque el cliente no lo haya aceptado</translation>
    </message>
    <message>
        <source>Nothing tells whether {0} agrees to being recorded. Record anyway?</source>
        <translation>Nada indica si {0} acepta que se le grabe. ¿Grabar de todos modos?</translation>
    </message>
    <message>
        <source>Record although nothing tells of a consent</source>
        <translation>Grabar aunque nada indique un consentimiento</translation>
    </message>
    <message>
        <source>Leave the recording off</source>
        <translation>Dejar la grabación apagada</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>No customer yet</source>
        <translation>Aún no hay cliente</translation>
    </message>
    <message>
        <source>The customer of the open conversation is shown here.</source>
        <translation>Aquí se muestra el cliente de la conversación abierta.</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Compañero</translation>
    </message>
    <message>
        <source>About the conversation</source>
        <translation>Acerca de la conversación</translation>
    </message>
    <message>
        <source>Required answers are missing</source>
        <translation>Faltan respuestas obligatorias</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Next tab: {0}</source>
        <translation>Pestaña siguiente: {0}</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>Take over</source>
        <translation>Asumir</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Grabar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Detener grabación</translation>
    </message>
    <message>
        <source>Stop recording this call</source>
        <translation>Dejar de grabar esta llamada</translation>
    </message>
    <message>
        <source>Record this call</source>
        <translation>Grabar esta llamada</translation>
    </message>
    <message>
        <source>Have the conversation offered to you instead</source>
        <translation>Hacer que la conversación se le ofrezca a usted</translation>
    </message>
    <message>
        <source>End your colleague’s conversation</source>
        <translation>Finalizar la conversación de su compañero</translation>
    </message>
</context>
<context>
    <name>ConversationHeader</name>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>{0} unanswered</source>
        <translation>{0} sin responder</translation>
    </message>
    <message>
        <source>{0} total</source>
        <translation>{0} en total</translation>
    </message>
    <message>
        <source>Since the last unanswered message</source>
        <translation>Desde el último mensaje sin responder</translation>
    </message>
    <message>
        <source>Hand the conversation over to a colleague or a queue</source>
        <translation>Pasar la conversación a un compañero o a una cola</translation>
    </message>
    <message>
        <source>End the conversation and go to the wrap-up</source>
        <translation>Finalizar la conversación y pasar al cierre</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>My conversations</source>
        <translation>Mis conversaciones</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n sin leer</numerusform>
            <numerusform>%n sin leer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>There is video in this conversation, which this program does not carry.</source>
        <translation>En esta conversación hay vídeo, que este programa no transmite.</translation>
    </message>
</context>
<context>
    <name>ConversationRows</name>
    <message>
        <source>Set aside: {0}</source>
        <translation>Apartado: {0}</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartado</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>escribiendo…</translation>
    </message>
    <message>
        <source>You: {0}</source>
        <translation>Usted: {0}</translation>
    </message>
    <message>
        <source>The script could not be loaded</source>
        <translation>No se pudo cargar el script</translation>
    </message>
    <message>
        <source>The script is not complete</source>
        <translation>El script está incompleto</translation>
    </message>
    <message>
        <source>Ready to be finished</source>
        <translation>Se puede terminar</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Archivo adjunto</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensaje</translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Attached data</source>
        <translation>Datos adjuntos</translation>
    </message>
    <message>
        <source>Provided by the customer; not proof of identity.</source>
        <translation>Datos que trae el cliente: no prueban su identidad.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Compañero</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Inicio</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Contestada</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegada</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceptación</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Final</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Web visitor</source>
        <translation>Visitante web</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
</context>
<context>
    <name>Denials</name>
    <message>
        <source>Supervisors may not</source>
        <translation>Los supervisores no pueden</translation>
    </message>
    <message>
        <source>The last three are a wish: the contact centre does not enforce them.</source>
        <translation>Los tres últimos son un deseo: el centro de contacto no los impone.</translation>
    </message>
</context>
<context>
    <name>DialChooser</name>
    <message>
        <source>Number, colleague or queue</source>
        <translation>Número, compañero o cola</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Calling {0}…</source>
        <translation>Llamando a {0}…</translation>
    </message>
    <message>
        <source>Call {0}</source>
        <translation>Llamar a {0}</translation>
    </message>
    <message>
        <source>This is your own number. Enter another one.</source>
        <translation>Este es su propio número. Escriba otro.</translation>
    </message>
    <message>
        <source>Enter a number or choose somebody.</source>
        <translation>Escriba un número o elija a alguien.</translation>
    </message>
    <message>
        <source>A number to call, or a name to look for</source>
        <translation>Un número al que llamar o un nombre que buscar</translation>
    </message>
    <message>
        <source>Who can be called</source>
        <translation>A quién se puede llamar</translation>
    </message>
    <message>
        <source>Call nobody (Esc)</source>
        <translation>No llamar a nadie (Esc)</translation>
    </message>
    <message>
        <source>Make the call (Enter)</source>
        <translation>Llamar (Intro)</translation>
    </message>
</context>
<context>
    <name>DiscardQuestion</name>
    <message>
        <source>Discard what you have written?</source>
        <translation>¿Desechar lo que ha escrito?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Desechar</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
</context>
<context>
    <name>DraftFiles</name>
    <message>
        <source>Attach a file</source>
        <translation>Adjuntar un archivo</translation>
    </message>
    <message>
        <source>Wait until the files are uploaded.</source>
        <translation>Espere a que se suban los archivos.</translation>
    </message>
    <message>
        <source>A file was not uploaded: try again or remove it.</source>
        <translation>Un archivo no se subió: inténtelo de nuevo o quítelo.</translation>
    </message>
    <message>
        <source>A file is not complete: remove it and attach it again.</source>
        <translation>Un archivo está incompleto: quítelo y adjúntelo de nuevo.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Quitar {0}</translation>
    </message>
</context>
<context>
    <name>DropDownField</name>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Choose or type</source>
        <translation>Elija o escriba</translation>
    </message>
</context>
<context>
    <name>EmojiPicker</name>
    <message>
        <source>Emoji</source>
        <translation>Emoji</translation>
    </message>
</context>
<context>
    <name>EndMailQuestion</name>
    <message>
        <source>Send and end</source>
        <translation>Enviar y finalizar</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartar</translation>
    </message>
    <message>
        <source>Discard and end</source>
        <translation>Descartar y finalizar</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Seguir escribiendo</translation>
    </message>
    <message>
        <source>What you have written is lost; the conversation ends.</source>
        <translation>Lo que ha escrito se pierde; la conversación termina.</translation>
    </message>
    <message>
        <source>This e-mail is not sent yet</source>
        <translation>Este correo aún no se ha enviado</translation>
    </message>
    <message>
        <source>It goes out now; then the conversation ends.</source>
        <translation>Sale ahora; después termina la conversación.</translation>
    </message>
    <message>
        <source>It waits under Pending with what you have written. Nothing ends.</source>
        <translation>Espera en Pendientes con lo que ha escrito. No termina nada.</translation>
    </message>
</context>
<context>
    <name>EndQuestion</name>
    <message>
        <source>End conversation</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Keep talking</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>What you have written has not been sent: nobody will read it.</source>
        <translation>Lo que ha escrito no se ha enviado: nadie lo leerá.</translation>
    </message>
    <message>
        <source>{0} is still in the conversation. End it?</source>
        <translation>{0} sigue en la conversación. ¿Desea finalizarla?</translation>
    </message>
    <message>
        <source>{0} is still in the conversation.</source>
        <translation>{0} sigue en la conversación.</translation>
    </message>
    <message>
        <source>End anyway</source>
        <translation>Finalizar igualmente</translation>
    </message>
    <message>
        <source>End this task? Set it aside if you want to go on with it later.</source>
        <translation>¿Finalizar esta tarea? Apártela si quiere seguir con ella más tarde.</translation>
    </message>
    <message>
        <source>End task</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Seguir</translation>
    </message>
    <message>
        <source>Nobody has answered this e-mail. End it?</source>
        <translation>Nadie ha respondido este correo. ¿Desea finalizarlo?</translation>
    </message>
    <message>
        <source>End e-mail</source>
        <translation>Finalizar correo</translation>
    </message>
</context>
<context>
    <name>EndTheirsQuestion</name>
    <message>
        <source>End conversation</source>
        <translation>Finalizar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Dejarla seguir</translation>
    </message>
    <message>
        <source>End the conversation of {0} with {1}?</source>
        <translation>¿Finalizar la conversación de {0} con {1}?</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Colgar</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>A whole number</source>
        <translation>Un número entero</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Un número</translation>
    </message>
    <message>
        <source>For example 2026-11-22 09:30</source>
        <translation>Por ejemplo, 2026-11-22 09:30</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Files to send</source>
        <translation>Archivos para enviar</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n files in this conversation?</source>
        <translation>
            <numerusform>¿Enviar %n archivo en esta conversación?</numerusform>
            <numerusform>¿Enviar %n archivos en esta conversación?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be sent</source>
        <translation>Esto no se puede enviar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>FileHandling</name>
    <message>
        <source>Send a file</source>
        <translation>Enviar un archivo</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Guardar el archivo</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindButton</name>
    <message>
        <source>Find or do…</source>
        <translation>Buscar o hacer…</translation>
    </message>
</context>
<context>
    <name>HelpCard</name>
    <message>
        <source>Join</source>
        <translation>Unirse</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Más tarde</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n más</numerusform>
            <numerusform>+%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Asks for help</source>
        <translation>Pide ayuda</translation>
    </message>
    <message>
        <source>Time since the colleague asked</source>
        <translation>Tiempo desde que el compañero pidió ayuda</translation>
    </message>
    <message>
        <source>Open the chat with this colleague and look on at their work</source>
        <translation>Abrir el chat con este compañero y observar su trabajo</translation>
    </message>
    <message>
        <source>Answer what is offered first; your colleague goes on waiting</source>
        <translation>Responda primero a lo ofrecido; su compañero sigue esperando</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Previous conversations</source>
        <translation>Conversaciones anteriores</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Devoluciones de llamada</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Nothing tells who the customer is.</source>
        <translation>Nada indica quién es el cliente.</translation>
    </message>
    <message>
        <source>There are no earlier conversations.</source>
        <translation>No hay conversaciones anteriores.</translation>
    </message>
    <message>
        <source>This tenant does not offer earlier conversations.</source>
        <translation>Este tenant no ofrece conversaciones anteriores.</translation>
    </message>
    <message>
        <source>Earlier conversations could not be loaded.</source>
        <translation>No se pudieron cargar las conversaciones anteriores.</translation>
    </message>
    <message>
        <source>What was said could not be loaded.</source>
        <translation>No se pudo cargar lo conversado.</translation>
    </message>
    <message>
        <source>The note could not be saved. It is kept here.</source>
        <translation>No se pudo guardar la nota. Se conserva aquí.</translation>
    </message>
    <message>
        <source>We do not know whether the note was saved. Save again: it is looked for.</source>
        <translation>No sabemos si la nota se guardó. Guárdela otra vez: antes se busca si ya está.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>Ask the tenant again</source>
        <translation>Volver a consultar al tenant</translation>
    </message>
</context>
<context>
    <name>IdleCard</name>
    <message>
        <source>No offers: your presence profile does not allow work.</source>
        <translation>Sin ofertas: su perfil de presencia no admite trabajo.</translation>
    </message>
    <message>
        <source>No offers: you are not ready.</source>
        <translation>Sin ofertas: está en pausa.</translation>
    </message>
    <message>
        <source>New conversations are offered here.</source>
        <translation>Aquí se ofrecen las conversaciones nuevas.</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Choose an action, press Enter, then the new key.</source>
        <translation>Elija una acción, pulse Enter y después la tecla nueva.</translation>
    </message>
    <message>
        <source>No action chosen</source>
        <translation>Ninguna acción elegida</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>Volver a {0}</translation>
    </message>
    <message>
        <source>This is the default already</source>
        <translation>Ya es la predeterminada</translation>
    </message>
    <message>
        <source>{0} is now the key of “{1}”.</source>
        <translation>{0} es ahora la tecla de «{1}».</translation>
    </message>
    <message>
        <source>Give this action its default key again</source>
        <translation>Devolver a esta acción su tecla predeterminada</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the new key</source>
        <translation>Pulse la tecla nueva</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Tecla nueva</translation>
    </message>
    <message>
        <source>Press the new key; Esc leaves the key as it is</source>
        <translation>Pulse la tecla nueva; Esc deja la tecla como está</translation>
    </message>
</context>
<context>
    <name>KeyValueRow</name>
    <message>
        <source>Copy with Ctrl+C</source>
        <translation>Se copia con Ctrl+C</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>default {0}</source>
        <translation>predeterminada {0}</translation>
    </message>
    <message>
        <source>{0} is the key of “{1}”. Nothing was changed.</source>
        <translation>{0} es la tecla de «{1}». No se ha cambiado nada.</translation>
    </message>
    <message>
        <source>These are nine keys: press Ctrl or Alt with a digit from 1 to 9.</source>
        <translation>Son nueve teclas: pulse Ctrl o Alt con una cifra del 1 al 9.</translation>
    </message>
    <message>
        <source>changed, default {0}</source>
        <translation>cambiada, predeterminada {0}</translation>
    </message>
    <message>
        <source>This is not a key that can be used.</source>
        <translation>Esta tecla no se puede usar.</translation>
    </message>
    <message>
        <source>{0} puts an accent on the next letter. Choose another key.</source>
        <translation>{0} pone una tilde en la letra siguiente. Elija otra tecla.</translation>
    </message>
    <message>
        <source>{0} types text. Hold Ctrl or Alt with it, or choose a function key.</source>
        <translation>{0} escribe texto. Púlsela junto con Ctrl o Alt, o elija una tecla de función.</translation>
    </message>
    <message>
        <source>{0} is the same as AltGr, which types characters on many keyboards.</source>
        <translation>{0} equivale a AltGr, que escribe caracteres en muchos teclados.</translation>
    </message>
    <message>
        <source>{0} is needed to move and to write. Hold Ctrl or Alt with it.</source>
        <translation>{0} hace falta para moverse y para escribir. Púlsela junto con Ctrl o Alt.</translation>
    </message>
    <message>
        <source>{0} already does the same in every program. Choose another key.</source>
        <translation>{0} ya hace lo mismo en todos los programas. Elija otra tecla.</translation>
    </message>
    <message>
        <source>You have no right to this.</source>
        <translation>No tiene permiso para esto.</translation>
    </message>
    <message>
        <source>There is nothing here to do it to now.</source>
        <translation>Ahora no hay aquí nada a lo que aplicarlo.</translation>
    </message>
    <message>
        <source>Open the call first ({0}).</source>
        <translation>Abra primero la llamada ({0}).</translation>
    </message>
    <message>
        <source>Open the call first.</source>
        <translation>Abra primero la llamada.</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Buscar una acción o una tecla</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Restablecer todas las teclas</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>Sin resultados.</translation>
    </message>
    <message>
        <source>All keys are the defaults again.</source>
        <translation>Todas las teclas vuelven a ser las predeterminadas.</translation>
    </message>
    <message>
        <source>All keys are the defaults already</source>
        <translation>Todas las teclas son ya las predeterminadas</translation>
    </message>
    <message>
        <source>Give every action its default key again</source>
        <translation>Devolver a cada acción su tecla predeterminada</translation>
    </message>
    <message>
        <source>Arrows choose an action, Enter changes its key</source>
        <translation>Las flechas eligen una acción, Enter cambia su tecla</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Acciones y sus teclas</translation>
    </message>
</context>
<context>
    <name>LeftColumn</name>
    <message>
        <source>No conversations</source>
        <translation>Sin conversaciones</translation>
    </message>
    <message>
        <source>Accept an offer or pick somebody who waits.</source>
        <translation>Acepte una oferta o elija de la lista.</translation>
    </message>
</context>
<context>
    <name>Links</name>
    <message>
        <source>Opens {0}</source>
        <translation>Abre {0}</translation>
    </message>
</context>
<context>
    <name>Mail</name>
    <message>
        <source>The mail system refused it. Check the recipients and send it again.</source>
        <translation>El sistema de correo lo rechazó. Revise los destinatarios y envíelo de nuevo.</translation>
    </message>
    <message>
        <source>The mail system could not be reached. Send it again in a moment.</source>
        <translation>No se pudo contactar con el sistema de correo. Envíelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>Nobody can tell whether it was sent. Ask before you send it again: it may arrive twice.</source>
        <translation>No se sabe si se envió. Pregunte antes de enviarlo otra vez: puede llegar dos veces.</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>Remitente desconocido</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} y {1} más</translation>
    </message>
    <message>
        <source>Unnamed file</source>
        <translation>Archivo sin nombre</translation>
    </message>
    <message>
        <source>{0} (not complete)</source>
        <translation>{0} (incompleto)</translation>
    </message>
    <message>
        <source>Forwarded {0}</source>
        <translation>Reenviado: {0}</translation>
    </message>
    <message>
        <source>Answered {0}</source>
        <translation>Respondido: {0}</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Nuevo correo</translation>
    </message>
    <message>
        <source>Saved e-mail</source>
        <translation>Correo guardado</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
</context>
<context>
    <name>MailBody</name>
    <message>
        <source>Reply</source>
        <translation>Responder</translation>
    </message>
    <message>
        <source>Reply to all</source>
        <translation>Responder a todos</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Reenviar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Save {0}</source>
        <translation>Guardar {0}</translation>
    </message>
    <message>
        <source>Send {0} along</source>
        <translation>Enviar también {0}</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Answer the sender</source>
        <translation>Responder al remitente</translation>
    </message>
    <message>
        <source>Answer the sender and everybody else who got the e-mail</source>
        <translation>Responder al remitente y a todos los que recibieron el correo</translation>
    </message>
    <message>
        <source>Send the e-mail on to somebody else</source>
        <translation>Enviar el correo a otra persona</translation>
    </message>
</context>
<context>
    <name>MailEditor</name>
    <message>
        <source>Cc / Bcc</source>
        <translation>Cc / Cco</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Desechar</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartar</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>“{0}” is not complete and not saved on the server</source>
        <translation>«{0}» no está completo ni guardado en el servidor</translation>
    </message>
    <message>
        <source>Saved on the server</source>
        <translation>Guardado en el servidor</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Guardado en este equipo</translation>
    </message>
    <message>
        <source>Show or hide the fields for copies</source>
        <translation>Mostrar u ocultar los campos de copia</translation>
    </message>
    <message>
        <source>Throw away what is written</source>
        <translation>Desechar lo escrito</translation>
    </message>
    <message>
        <source>Set the e-mail aside; it waits under Pending</source>
        <translation>Apartar el correo; espera en Pendientes</translation>
    </message>
    <message>
        <source>Send the e-mail</source>
        <translation>Enviar el correo</translation>
    </message>
</context>
<context>
    <name>MailFields</name>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Cco</translation>
    </message>
    <message>
        <source>Say whom it goes to first.</source>
        <translation>Indique primero a quién va.</translation>
    </message>
    <message>
        <source>Write your e-mail</source>
        <translation>Escriba su correo</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Text of the e-mail</source>
        <translation>Texto del correo</translation>
    </message>
</context>
<context>
    <name>MailHead</name>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Cc</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Sin asunto</translation>
    </message>
</context>
<context>
    <name>MailText</name>
    <message>
        <source>Previous part</source>
        <translation>Parte anterior</translation>
    </message>
    <message>
        <source>Next part</source>
        <translation>Parte siguiente</translation>
    </message>
    <message>
        <source>Part {0}</source>
        <translation>Parte {0}</translation>
    </message>
    <message>
        <source>The rest of this e-mail is too long to be shown.</source>
        <translation>El resto de este correo es demasiado largo para mostrarlo.</translation>
    </message>
    <message>
        <source>Text of the e-mail</source>
        <translation>Texto del correo</translation>
    </message>
    <message>
        <source>Go back to the part before</source>
        <translation>Volver a la parte anterior</translation>
    </message>
    <message>
        <source>Go on to the next part</source>
        <translation>Ir a la parte siguiente</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
</context>
<context>
    <name>MissedCard</name>
    <message>
        <source>Be ready again</source>
        <translation>Volver al servicio</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
    <message numerus="yes">
        <source>%n offers missed</source>
        <translation>
            <numerusform>%n oferta perdida</numerusform>
            <numerusform>%n ofertas perdidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Offer missed: {0}</source>
        <translation>Oferta perdida: {0}</translation>
    </message>
    <message>
        <source>It waits in {0} again.</source>
        <translation>Espera de nuevo en {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n calls missed</source>
        <translation>
            <numerusform>%n llamada perdida</numerusform>
            <numerusform>%n llamadas perdidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Call missed: {0}</source>
        <translation>Llamada perdida: {0}</translation>
    </message>
    <message>
        <source>The call was for you alone; nobody else has taken it.</source>
        <translation>La llamada era solo para usted; nadie más la ha atendido.</translation>
    </message>
    <message>
        <source>You are now not ready.</source>
        <translation>Ahora está en pausa.</translation>
    </message>
</context>
<context>
    <name>MissingButton</name>
    <message>
        <source>Go to the first question without an answer</source>
        <translation>Ir a la primera pregunta sin respuesta</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} y %n más</numerusform>
            <numerusform>{0} y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n required answers missing</source>
        <translation>
            <numerusform>Falta %n respuesta obligatoria</numerusform>
            <numerusform>Faltan %n respuestas obligatorias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Leave</source>
        <translation>Dejar</translation>
    </message>
    <message>
        <source>Choose a conversation at the left</source>
        <translation>Elija una conversación a la izquierda</translation>
    </message>
    <message>
        <source>Stop supervising this colleague; they are told</source>
        <translation>Dejar de supervisar a este compañero; se le avisa</translation>
    </message>
</context>
<context>
    <name>MultiField</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n elegida</numerusform>
            <numerusform>%n elegidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
</context>
<context>
    <name>NarrowMenu</name>
    <message>
        <source>Show everything</source>
        <translation>Mostrar todo</translation>
    </message>
</context>
<context>
    <name>NewMailButton</name>
    <message>
        <source>You do not serve e-mails.</source>
        <translation>Usted no atiende correos.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
</context>
<context>
    <name>NewMailForm</name>
    <message>
        <source>To</source>
        <translation>Para</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Asunto</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escribir</translation>
    </message>
    <message>
        <source>Begin the e-mail</source>
        <translation>Empezar el correo</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Nuevo correo</translation>
    </message>
    <message>
        <source>Say whom it goes to first.</source>
        <translation>Indique primero a quién va.</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Add note</source>
        <translation>Añadir nota</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>Escriba algo primero</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Guardando…</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Nota para compañeros</translation>
    </message>
    <message>
        <source>Colleagues see it with this conversation; customers do not.</source>
        <translation>Los compañeros la ven con esta conversación; los clientes no.</translation>
    </message>
    <message>
        <source>Write a note for colleagues</source>
        <translation>Escriba una nota para sus compañeros</translation>
    </message>
    <message>
        <source>Keep the note with this conversation</source>
        <translation>Guardar la nota con esta conversación</translation>
    </message>
</context>
<context>
    <name>NothingOpen</name>
    <message>
        <source>A wrap-up is waiting for you</source>
        <translation>Hay un cierre pendiente</translation>
    </message>
    <message>
        <source>Open it in the list on the left, answer its script and finish it.</source>
        <translation>Ábralo en la lista de la izquierda, responda su script y termínelo.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>{0} is waiting for you</source>
        <translation>{0} está esperando</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to read and answer the conversation.</source>
        <translation>Acepte la oferta con {0} para leer la conversación y responder.</translation>
    </message>
    <message>
        <source>{0} is to be called</source>
        <translation>Hay que llamar a {0}</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to see why. You place the call after that.</source>
        <translation>Acepte la oferta con {0} para ver el motivo. La llamada la hace usted después.</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to talk to the customer.</source>
        <translation>Acepte la oferta con {0} para hablar con el cliente.</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to talk to your colleague.</source>
        <translation>Acepte la oferta con {0} para hablar con su compañero.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>A colleague asks for help</source>
        <translation>Un compañero pide ayuda</translation>
    </message>
    <message>
        <source>Join with {0}, or put it off with {1} for what is offered to you.</source>
        <translation>Únase con {0}, o déjelo para después con {1} y atienda lo que se le ofrece.</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>No hay ninguna conversación abierta</translation>
    </message>
    <message>
        <source>Choose one in the list on the left, or go through them with {0}.</source>
        <translation>Elija una en la lista de la izquierda o recórralas con {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n wrap-ups are waiting for you</source>
        <translation>
            <numerusform>Hay %n cierre pendiente</numerusform>
            <numerusform>Hay %n cierres pendientes</numerusform>
        </translation>
    </message>
    <message>
        <source>Open one in the list on the left, answer its script and finish it.</source>
        <translation>Abra uno en la lista de la izquierda, responda su script y termínelo.</translation>
    </message>
    <message>
        <source>The next conversation will be offered on the left. You can also pick one from the picklist.</source>
        <translation>La próxima conversación se ofrecerá a la izquierda. También puede tomar una de la lista de selección.</translation>
    </message>
    <message>
        <source>All done for now</source>
        <translation>Todo listo por ahora</translation>
    </message>
    <message>
        <source>Be ready</source>
        <translation>Entrar en servicio</translation>
    </message>
    <message>
        <source>You are not ready</source>
        <translation>Está en pausa</translation>
    </message>
    <message>
        <source>Choose a presence profile that allows work, then be ready.</source>
        <translation>Elija un perfil de presencia que admita trabajo y entre en servicio.</translation>
    </message>
    <message>
        <source>Nothing is offered to you. Be ready, or pick a conversation from the picklist.</source>
        <translation>No recibe ofertas. Entre en servicio o tome una conversación de la lista de selección.</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>OfferArea</name>
    <message>
        <source>Waiting for the server…</source>
        <translation>Esperando al servidor…</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Accept</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rechazar</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n más</numerusform>
            <numerusform>+%n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept this conversation</source>
        <translation>Aceptar esta conversación</translation>
    </message>
    <message>
        <source>Decline; whoever waits keeps their place in the queue</source>
        <translation>Rechazar; quien espera conserva su lugar en la cola</translation>
    </message>
    <message>
        <source>Decline this conversation</source>
        <translation>Rechazar esta conversación</translation>
    </message>
    <message>
        <source>Time since the offer</source>
        <translation>Tiempo desde la oferta</translation>
    </message>
    <message>
        <source>Time left to answer</source>
        <translation>Tiempo restante para responder</translation>
    </message>
    <message>
        <source>{0} · waiting {1}</source>
        <translation>{0} · espera {1}</translation>
    </message>
</context>
<context>
    <name>OutsideQueues</name>
    <message>
        <source>Queues served while signed out</source>
        <translation>Colas atendidas sin sesión iniciada</translation>
    </message>
    <message>
        <source>You have no queues for calls.</source>
        <translation>No tiene colas de llamadas.</translation>
    </message>
</context>
<context>
    <name>OwnSettings</name>
    <message>
        <source>You have no right to change this.</source>
        <translation>No tiene permiso para cambiar esto.</translation>
    </message>
    <message>
        <source>Your user has no telephone here.</source>
        <translation>Su usuario no tiene teléfono aquí.</translation>
    </message>
    <message>
        <source>Your contact centre sets this for you.</source>
        <translation>Lo define su centro de contacto.</translation>
    </message>
    <message>
        <source>Your contact centre does not offer this.</source>
        <translation>Su centro de contacto no lo ofrece.</translation>
    </message>
    <message>
        <source>Not saved: a name is needed.</source>
        <translation>No se ha guardado: hace falta un nombre.</translation>
    </message>
    <message>
        <source>Not saved: a number has digits, spaces and - ( ) . / * # only, and a + at the front.</source>
        <translation>No se ha guardado: un número solo lleva cifras, espacios y - ( ) . / * #, y un + al principio.</translation>
    </message>
    <message>
        <source>Not saved: a number has at least three digits.</source>
        <translation>No se ha guardado: un número tiene al menos tres cifras.</translation>
    </message>
    <message>
        <source>Answer offered conversations by itself</source>
        <translation>Aceptar automáticamente las conversaciones ofrecidas</translation>
    </message>
    <message>
        <source>Agents may deny supervisors</source>
        <translation>Los agentes pueden negarse a los supervisores</translation>
    </message>
    <message>
        <source>Queue for questions to supervisors</source>
        <translation>Cola para preguntas a supervisores</translation>
    </message>
    <message>
        <source>Supervise me at all</source>
        <translation>Supervisarme en absoluto</translation>
    </message>
    <message>
        <source>Listen to my conversations</source>
        <translation>Escuchar mis conversaciones</translation>
    </message>
    <message>
        <source>Coach me</source>
        <translation>Asesorarme</translation>
    </message>
    <message>
        <source>Barge in to my conversations</source>
        <translation>Intervenir en mis conversaciones</translation>
    </message>
    <message>
        <source>Hang up my calls</source>
        <translation>Colgar mis llamadas</translation>
    </message>
    <message>
        <source>Take my calls over</source>
        <translation>Quedarse con mis llamadas</translation>
    </message>
    <message>
        <source>Record my calls</source>
        <translation>Grabar mis llamadas</translation>
    </message>
    <message>
        <source>My own number</source>
        <translation>Mi número propio</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Teléfono móvil</translation>
    </message>
    <message>
        <source>Desk phone</source>
        <translation>Teléfono de escritorio</translation>
    </message>
    <message>
        <source>Other phone</source>
        <translation>Otro teléfono</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Open now</source>
        <translation>Ya está abierta</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>No es posible ahora</translation>
    </message>
    <message>
        <source>Presence profile</source>
        <translation>Perfil de presencia</translation>
    </message>
    <message>
        <source>Active now</source>
        <translation>Activo ahora</translation>
    </message>
    <message>
        <source>Leave {0}</source>
        <translation>Salir de {0}</translation>
    </message>
    <message>
        <source>Join {0}</source>
        <translation>Entrar en {0}</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Cola</translation>
    </message>
</context>
<context>
    <name>PaletteList</name>
    <message>
        <source>Find a conversation, an action, a profile…</source>
        <translation>Buscar una conversación, una acción, un perfil…</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>Sin resultados.</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Resultados</translation>
    </message>
</context>
<context>
    <name>PastRow</name>
    <message>
        <source>Show or hide what was said</source>
        <translation>Mostrar u ocultar lo conversado</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Cargando…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>No se escribió nada.</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>En espera ahora</translation>
    </message>
    <message>
        <source>Being served now</source>
        <translation>En atención ahora</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>El cliente se fue</translation>
    </message>
</context>
<context>
    <name>PersonalDataBox</name>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Recopilar</translation>
    </message>
    <message>
        <source>Collect again</source>
        <translation>Recopilar de nuevo</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Borrar definitivamente</translation>
    </message>
    <message>
        <source>Delete it…</source>
        <translation>Borrar…</translation>
    </message>
    <message>
        <source>This customer has no address or number to look for.</source>
        <translation>Este cliente no tiene dirección ni número que buscar.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Delete all of it for good? Conversations that still run stay.</source>
        <translation>¿Borrarlo todo definitivamente? Las conversaciones en curso se quedan.</translation>
    </message>
    <message>
        <source>What is kept of {0} is being collected…</source>
        <translation>Se está recopilando lo que se guarda de {0}…</translation>
    </message>
    <message>
        <source>Nothing is kept of {0}.</source>
        <translation>No se guarda nada de {0}.</translation>
    </message>
    <message>
        <source>This is kept of {0}:</source>
        <translation>Esto se guarda de {0}:</translation>
    </message>
    <message>
        <source>It is being deleted…</source>
        <translation>Se está borrando…</translation>
    </message>
    <message>
        <source>See all that the contact centre keeps of this customer.</source>
        <translation>Ver todo lo que el centro de contacto guarda de este cliente.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversación</numerusform>
            <numerusform>%n conversaciones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n consentimiento</numerusform>
            <numerusform>%n consentimientos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directory entries</source>
        <translation>
            <numerusform>%n entrada del directorio</numerusform>
            <numerusform>%n entradas del directorio</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n campaign contacts</source>
        <translation>
            <numerusform>%n contacto de campaña</numerusform>
            <numerusform>%n contactos de campaña</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callbacks</source>
        <translation>
            <numerusform>%n devolución de llamada</numerusform>
            <numerusform>%n devoluciones de llamada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n mensaje</numerusform>
            <numerusform>%n mensajes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted for good.</source>
        <translation>
            <numerusform>Se ha borrado definitivamente %n conversación.</numerusform>
            <numerusform>Se han borrado definitivamente %n conversaciones.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was deleted for good.</source>
        <translation>Se ha borrado definitivamente.</translation>
    </message>
    <message numerus="yes">
        <source>%n still run and were kept: delete them later.</source>
        <translation>
            <numerusform>%n sigue en curso y se ha conservado: bórrela más tarde.</numerusform>
            <numerusform>%n siguen en curso y se han conservado: bórrelas más tarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have all that is kept of this customer looked up</source>
        <translation>Hacer buscar todo lo que se guarda de este cliente</translation>
    </message>
    <message>
        <source>Delete what was found; it cannot be brought back</source>
        <translation>Borrar lo encontrado; no se puede recuperar</translation>
    </message>
    <message>
        <source>Delete nothing</source>
        <translation>No borrar nada</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Datos personales</translation>
    </message>
</context>
<context>
    <name>PicklistDelegate</name>
    <message>
        <source>Pick</source>
        <translation>Tomar</translation>
    </message>
    <message>
        <source>{0} · picking…</source>
        <translation>{0} · tomando…</translation>
    </message>
</context>
<context>
    <name>PicklistPanel</name>
    <message>
        <source>Filter</source>
        <translation>Filtrar</translation>
    </message>
    <message>
        <source>Picklist</source>
        <translation>Lista de selección</translation>
    </message>
    <message>
        <source>Nothing waiting matches the filter.</source>
        <translation>Nada de lo que espera coincide con el filtro.</translation>
    </message>
    <message>
        <source>Nobody is waiting to be picked.</source>
        <translation>Nadie espera en la lista.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0} · longest {1}</source>
        <translation>{0} · la más larga {1}</translation>
    </message>
</context>
<context>
    <name>PlainBody</name>
    <message>
        <source>Attached data</source>
        <translation>Datos adjuntos</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
</context>
<context>
    <name>PreferencesPanel</name>
    <message>
        <source>My settings at the contact centre</source>
        <translation>Mi configuración en el centro de contacto</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Cerrar (Esc)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Every change is saved at once.</source>
        <translation>Cada cambio se guarda enseguida.</translation>
    </message>
</context>
<context>
    <name>PresenceBar</name>
    <message>
        <source>Show the details beside the conversation</source>
        <translation>Mostrar los detalles junto a la conversación</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>Sin perfil</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Esperando al servidor…</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Call</source>
        <translation>Llamar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rechazar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Enter a number to call</source>
        <translation>Escriba un número al que llamar</translation>
    </message>
    <message>
        <source>Time left for the preview</source>
        <translation>Tiempo que queda de vista previa</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Número al que llamar</translation>
    </message>
    <message>
        <source>Call the customer now</source>
        <translation>Llamar ahora al cliente</translation>
    </message>
    <message>
        <source>Leave this customer for later</source>
        <translation>Dejar a este cliente para más tarde</translation>
    </message>
    <message>
        <source>This customer is not to be called</source>
        <translation>No hay que llamar a este cliente</translation>
    </message>
</context>
<context>
    <name>ProfileMenu</name>
    <message>
        <source>Presence profiles</source>
        <translation>Perfiles de presencia</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Ctrl</source>
        <translation>Ctrl</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Mayús</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>QuestionBlock</name>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obligatoria</translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation>Esta pregunta necesita una respuesta.</translation>
    </message>
    <message>
        <source>Change this answer; the questions after it may change too</source>
        <translation>Cambiar esta respuesta; las preguntas siguientes también pueden cambiar</translation>
    </message>
</context>
<context>
    <name>QueueMenu</name>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>You have no queues</source>
        <translation>No tiene colas</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>set by your supervisor</source>
        <translation>fijada por su supervisor</translation>
    </message>
    <message>
        <source>offered to you</source>
        <translation>se le ofrece</translation>
    </message>
    <message>
        <source>you pick</source>
        <translation>por selección</translation>
    </message>
</context>
<context>
    <name>ReadyChip</name>
    <message>
        <source>Waiting for the server…</source>
        <translation>Esperando al servidor…</translation>
    </message>
    <message>
        <source>Stop getting work</source>
        <translation>Dejar de recibir trabajo</translation>
    </message>
    <message>
        <source>Start getting work</source>
        <translation>Empezar a recibir trabajo</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Result of the call</source>
        <translation>Resultado de la llamada</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Guardar el resultado</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>The campaign wants to know what the call came to.</source>
        <translation>La campaña quiere saber el resultado de la llamada.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Guardado: {0}</translation>
    </message>
    <message>
        <source>Choose a result first</source>
        <translation>Elija antes un resultado</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>When to call again</source>
        <translation>Cuándo volver a llamar</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>en {0}</translation>
    </message>
    <message>
        <source>Why to call again</source>
        <translation>Por qué volver a llamar</translation>
    </message>
    <message>
        <source>Tell the campaign what the call came to</source>
        <translation>Comunicar a la campaña el resultado de la llamada</translation>
    </message>
</context>
<context>
    <name>SayBar</name>
    <message>
        <source>Send</source>
        <translation>Enviar</translation>
    </message>
    <message>
        <source>Write here</source>
        <translation>Escriba aquí</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escriba algo primero.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>Sobra %n carácter</numerusform>
            <numerusform>Sobran %n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter envía, Mayús+Enter empieza otra línea</translation>
    </message>
    <message>
        <source>Send it to those named above; Enter does it too</source>
        <translation>Enviarlo a quienes se nombran arriba; Intro también lo hace</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>Please enter a whole number, such as 12.</source>
        <translation>Escriba un número entero, como 12.</translation>
    </message>
    <message>
        <source>Please enter a number, such as 12.5.</source>
        <translation>Escriba un número, como 12.5.</translation>
    </message>
    <message>
        <source>Please enter a date, such as 2026-11-22 09:30.</source>
        <translation>Escriba una fecha, como 2026-11-22 09:30.</translation>
    </message>
    <message>
        <source>Please check this answer.</source>
        <translation>Revise esta respuesta.</translation>
    </message>
</context>
<context>
    <name>ScriptTab</name>
    <message>
        <source>Kept on this computer; not yet on the server</source>
        <translation>Guardado en este equipo; aún no en el servidor</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Guardado</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Sin script</translation>
    </message>
    <message>
        <source>This queue asks for no contact reason.</source>
        <translation>Esta cola no pide motivo de contacto.</translation>
    </message>
    <message>
        <source>No contact reason is asked for here.</source>
        <translation>Aquí no se pide motivo de contacto.</translation>
    </message>
    <message>
        <source>The script could not be loaded</source>
        <translation>No se pudo cargar el script</translation>
    </message>
    <message>
        <source>It is required. Try again; if it does not come, tell your supervisor.</source>
        <translation>Es obligatorio. Inténtelo de nuevo; si no llega, avise a su supervisor.</translation>
    </message>
    <message>
        <source>The server has not sent it. You can finish the conversation without it.</source>
        <translation>El servidor no lo envió. Puede terminar la conversación sin él.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>{0} · required</source>
        <translation>{0} · obligatorio</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n respondida</numerusform>
            <numerusform>%n respondidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Clear (Esc)</source>
        <translation>Borrar (Esc)</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Same as the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Sound for offers</source>
        <translation>Sonido de las ofertas</translation>
    </message>
    <message>
        <source>Notifications on the desktop</source>
        <translation>Notificaciones en el escritorio</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>&amp;Mantener la sesión iniciada</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar la contraseña</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Iniciar sesión</translation>
    </message>
    <message>
        <source>Kept from last time</source>
        <translation>Guardada de la última vez</translation>
    </message>
    <message>
        <source>This computer has no system keyring: the password is kept only until you close the program.</source>
        <translation>Este equipo no tiene un llavero del sistema: la contraseña se conserva solo hasta que cierre el programa.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
    <message>
        <source>Tenant address</source>
        <translation>Dirección del tenant</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Contraseña</translation>
    </message>
    <message>
        <source>The address your administrator gave you</source>
        <translation>La dirección que le dio su administrador</translation>
    </message>
    <message>
        <source>The name you sign in with</source>
        <translation>El nombre con el que inicia sesión</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Su contraseña</translation>
    </message>
    <message>
        <source>Sign in automatically when the program starts</source>
        <translation>Iniciar sesión automáticamente al abrir el programa</translation>
    </message>
    <message>
        <source>Sign in (Enter)</source>
        <translation>Iniciar sesión (Enter)</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar la contraseña</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>Take over</source>
        <translation>Continuar aquí</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close the other session and sign in here</source>
        <translation>Cerrar la otra sesión e iniciarla aquí</translation>
    </message>
    <message>
        <source>Leave the other session alone</source>
        <translation>Dejar la otra sesión como está</translation>
    </message>
    <message>
        <source>You are already signed in somewhere else{0}. If you continue here, that session is closed; its conversations come with you.</source>
        <translation>Ya tiene una sesión abierta en otro lugar{0}. Si continúa aquí, esa sesión se cierra y sus conversaciones pasan a esta.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Type the name you sign in with.</source>
        <translation>Escriba el nombre con el que inicia sesión.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Escriba su contraseña.</translation>
    </message>
    <message>
        <source>Sign in to Contact PRO</source>
        <translation>Acceso a Contact PRO</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
</context>
<context>
    <name>SignOutBar</name>
    <message>
        <source>Stay</source>
        <translation>Quedarse</translation>
    </message>
    <message>
        <source>Close the program with open work?</source>
        <translation>¿Cerrar el programa con trabajo abierto?</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Cerrar de todos modos</translation>
    </message>
    <message>
        <source>Sign out with open work?</source>
        <translation>¿Cerrar sesión con trabajo abierto?</translation>
    </message>
    <message>
        <source>Sign out anyway</source>
        <translation>Salir de todos modos</translation>
    </message>
    <message>
        <source>Nothing is open now.</source>
        <translation>Ahora no hay nada abierto.</translation>
    </message>
    <message numerus="yes">
        <source>%n offers go back to their queue.</source>
        <translation>
            <numerusform>%n oferta vuelve a su cola.</numerusform>
            <numerusform>%n ofertas vuelven a su cola.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats return to the front of their queue.</source>
        <translation>
            <numerusform>%n chat vuelve al principio de su cola.</numerusform>
            <numerusform>%n chats vuelven al principio de su cola.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls end.</source>
        <translation>
            <numerusform>%n llamada finaliza.</numerusform>
            <numerusform>%n llamadas finalizan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mails or tasks stay with you.</source>
        <translation>
            <numerusform>%n correo o tarea se queda con usted.</numerusform>
            <numerusform>%n correos o tareas se quedan con usted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrap-ups wait until you are back.</source>
        <translation>
            <numerusform>%n cierre espera su regreso.</numerusform>
            <numerusform>%n cierres esperan su regreso.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningInView</name>
    <message>
        <source>Signing in…</source>
        <translation>Iniciando sesión…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>When everything shown was last known to be as the server has it</source>
        <translation>Última vez que se supo que todo lo mostrado está como en el servidor</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} y %n más</numerusform>
            <numerusform>{0} y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Serving: {0}</source>
        <translation>Sirviendo: {0}</translation>
    </message>
    <message>
        <source>Serving no queue</source>
        <translation>No sirve ninguna cola</translation>
    </message>
    <message>
        <source>{0} in {1} s</source>
        <translation>{0} en {1} s</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation>Sincronizado {0}</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Nadie en espera</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting · longest {0}</source>
        <translation>
            <numerusform>%n en espera · la más larga {0}</numerusform>
            <numerusform>%n en espera · la más larga {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Supervision</name>
    <message>
        <source>Supervised by you</source>
        <translation>Supervisados por usted</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Compañeros</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Encontrados</translation>
    </message>
    <message>
        <source>Monitor</source>
        <translation>Observar</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Escuchar</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Asesorar</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Intervenir</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>Supervisado</translation>
    </message>
    <message>
        <source>You look on</source>
        <translation>Usted observa</translation>
    </message>
    <message>
        <source>You listen</source>
        <translation>Usted escucha</translation>
    </message>
    <message>
        <source>You coach</source>
        <translation>Usted asesora</translation>
    </message>
    <message>
        <source>You take part</source>
        <translation>Usted participa</translation>
    </message>
    <message>
        <source>Write to the agent alone; customers do not notice</source>
        <translation>Escribir solo al agente; los clientes no lo notan</translation>
    </message>
    <message>
        <source>See what is written as it happens; calls are not heard</source>
        <translation>Ver lo que se escribe al momento; las llamadas no se oyen</translation>
    </message>
    <message>
        <source>Hear the call by your own phone; nobody hears you</source>
        <translation>Oír la llamada por su propio teléfono; nadie le oye</translation>
    </message>
    <message>
        <source>Take part: the customer and the agent both read or hear you</source>
        <translation>Participar: el cliente y el agente le leen o le oyen</translation>
    </message>
    <message>
        <source>You see what is written as it happens. {0} knows that you do.</source>
        <translation>Usted ve lo que se escribe al momento. {0} lo sabe.</translation>
    </message>
    <message>
        <source>You hear calls by your own phone, if your telephone system connects it; nobody hears you. {0} knows that you listen.</source>
        <translation>Usted oye las llamadas por su propio teléfono, si su sistema telefónico lo conecta; nadie le oye. {0} sabe que usted escucha.</translation>
    </message>
    <message>
        <source>What you write reaches {0} alone.</source>
        <translation>Lo que escribe llega solo a {0}.</translation>
    </message>
    <message>
        <source>What you write reaches the customer and {0}.</source>
        <translation>Lo que escribe llega al cliente y a {0}.</translation>
    </message>
    <message>
        <source>You supervise {0}.</source>
        <translation>Usted supervisa a {0}.</translation>
    </message>
    <message>
        <source>Only {0} reads this</source>
        <translation>Solo {0} lee esto</translation>
    </message>
    <message>
        <source>{0} and {1} read this</source>
        <translation>{0} y {1} leen esto</translation>
    </message>
    <message>
        <source>You have no right to supervise colleagues.</source>
        <translation>No tiene permiso para supervisar a compañeros.</translation>
    </message>
    <message>
        <source>{0} is not signed in.</source>
        <translation>{0} no ha iniciado sesión.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>{0} does not allow this now.</source>
        <translation>{0} no lo permite ahora.</translation>
    </message>
    <message>
        <source>{0} has not accepted your chat yet.</source>
        <translation>{0} aún no ha aceptado su chat.</translation>
    </message>
    <message>
        <source>You have no chat queue to write from.</source>
        <translation>No tiene ninguna cola de chat desde la que escribir.</translation>
    </message>
    <message>
        <source>This conversation is over.</source>
        <translation>Esta conversación ha terminado.</translation>
    </message>
    <message>
        <source>There is no open chat to write in.</source>
        <translation>No hay ningún chat abierto en el que escribir.</translation>
    </message>
    <message>
        <source>{0} has not taken it yet.</source>
        <translation>{0} aún no la ha aceptado.</translation>
    </message>
    <message>
        <source>Only calls can be heard. Monitor shows this one.</source>
        <translation>Solo se pueden oír las llamadas. Esta se ve con «Observar».</translation>
    </message>
    <message>
        <source>Only calls and chats can be barged in to.</source>
        <translation>Solo se puede intervenir en llamadas y chats.</translation>
    </message>
    <message>
        <source>{0} may not record calls.</source>
        <translation>{0} no puede grabar llamadas.</translation>
    </message>
</context>
<context>
    <name>SupervisionView</name>
    <message>
        <source>Supervision</source>
        <translation>Supervisión</translation>
    </message>
    <message>
        <source>Back to your conversations (Esc)</source>
        <translation>Volver a sus conversaciones (Esc)</translation>
    </message>
    <message>
        <source>Choose a colleague</source>
        <translation>Elija a un compañero</translation>
    </message>
    <message>
        <source>You see their conversations once you look on. They are told.</source>
        <translation>Verá sus conversaciones en cuanto empiece a observar. Se le avisa.</translation>
    </message>
    <message>
        <source>There is nothing to see until they sign in. Enter looks them up again.</source>
        <translation>No hay nada que ver hasta que inicie sesión. Intro vuelve a buscar.</translation>
    </message>
    <message>
        <source>Look on</source>
        <translation>Observar</translation>
    </message>
</context>
<context>
    <name>TakeOverQuestion</name>
    <message>
        <source>Take over</source>
        <translation>Asumir</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Dejarla</translation>
    </message>
    <message>
        <source>Take the conversation with {1} away from {0}? It is offered to you, to accept.</source>
        <translation>¿Quitar a {0} la conversación con {1}? Se le ofrecerá a usted para que la acepte.</translation>
    </message>
</context>
<context>
    <name>TargetChooser</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Nobody matches the search.</source>
        <translation>Nadie coincide con la búsqueda.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
</context>
<context>
    <name>TaskBody</name>
    <message>
        <source>Attached data</source>
        <translation>Datos adjuntos</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Apartar</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Sin título</translation>
    </message>
    <message>
        <source>Created {0}</source>
        <translation>Creada el {0}</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>Set the task aside; it waits under Pending</source>
        <translation>Apartar la tarea; espera en Pendientes</translation>
    </message>
</context>
<context>
    <name>Telephone</name>
    <message>
        <source>Telephone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Number outside the contact centre</source>
        <translation>Número fuera del centro de contacto</translation>
    </message>
    <message>
        <source>Get calls there also while signed out</source>
        <translation>Recibir llamadas allí también sin sesión iniciada</translation>
    </message>
    <message>
        <source>Several telephones ring together</source>
        <translation>Suenan varios teléfonos a la vez</translation>
    </message>
    <message>
        <source>Number: {0}</source>
        <translation>Número: {0}</translation>
    </message>
    <message>
        <source>Calls go out from</source>
        <translation>Las llamadas salen desde</translation>
    </message>
</context>
<context>
    <name>TenantSettings</name>
    <message>
        <source>Settings of the contact centre</source>
        <translation>Configuración del centro de contacto</translation>
    </message>
    <message>
        <source>Your contact centre has no settings for you.</source>
        <translation>Su centro de contacto no tiene configuración para usted.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Ready</source>
        <translation>En servicio</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Libre</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Atendiendo</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>Availability not known</source>
        <translation>Disponibilidad desconocida</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Llamada</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarea</translation>
    </message>
    <message>
        <source>External call</source>
        <translation>Llamada externa</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Campaign call</source>
        <translation>Llamada de campaña</translation>
    </message>
    <message>
        <source>Web chat</source>
        <translation>Chat web</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Ticket</source>
        <translation>Tique</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Ofrecidas</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Activas</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Terminadas</translation>
    </message>
    <message>
        <source>Offered</source>
        <comment>one conversation</comment>
        <translation>Ofrecida</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>one conversation</comment>
        <translation>Activa</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <comment>one conversation</comment>
        <translation>En cierre</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>one conversation</comment>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>one conversation</comment>
        <translation>Terminada</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>Cliente desconocido</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>no work</source>
        <translation>sin trabajo</translation>
    </message>
    <message>
        <source>can get work</source>
        <translation>admite trabajo</translation>
    </message>
    <message>
        <source>The profile “{0}” does not allow work. Choose another profile to be ready.</source>
        <translation>El perfil “{0}” no admite trabajo. Elija otro perfil para entrar en servicio.</translation>
    </message>
    <message>
        <source>{0} was faster. It is no longer available.</source>
        <translation>{0} se adelantó. Ya no está disponible.</translation>
    </message>
    <message>
        <source>{0} does not allow being supervised.</source>
        <translation>{0} no permite que se le supervise.</translation>
    </message>
    <message>
        <source>The server did not understand the request. If it happens again, report it.</source>
        <translation>El servidor no entendió la solicitud. Si se repite, avise al soporte.</translation>
    </message>
    <message>
        <source>You do not have the right to do this. Your supervisor can change that.</source>
        <translation>No tiene permiso para hacer esto. Su supervisor puede cambiarlo.</translation>
    </message>
    <message>
        <source>It no longer exists on the server.</source>
        <translation>Ya no existe en el servidor.</translation>
    </message>
    <message>
        <source>That is not possible at this moment. Check the status and try again.</source>
        <translation>No es posible en este momento. Revise el estado e intente de nuevo.</translation>
    </message>
    <message>
        <source>Your presence profile does not allow work. Choose another profile first.</source>
        <translation>Su perfil de presencia no admite trabajo. Elija otro perfil primero.</translation>
    </message>
    <message>
        <source>A colleague was faster. It is no longer available.</source>
        <translation>Otra persona se adelantó. Ya no está disponible.</translation>
    </message>
    <message>
        <source>It is reserved for another agent and cannot be picked now.</source>
        <translation>Está reservada para otro agente y no se puede tomar ahora.</translation>
    </message>
    <message>
        <source>Your colleague does not allow being supervised.</source>
        <translation>Su compañero no permite que se le supervise.</translation>
    </message>
    <message>
        <source>Cannot be called now</source>
        <translation>No se le puede llamar ahora</translation>
    </message>
    <message>
        <source>You passed the conversation on.</source>
        <translation>Usted transfirió la conversación.</translation>
    </message>
    <message>
        <source>Your colleague left the conversation.</source>
        <translation>Su compañero salió de la conversación.</translation>
    </message>
    <message>
        <source>The connection to your colleague was lost.</source>
        <translation>Se perdió la conexión con su compañero.</translation>
    </message>
    <message>
        <source>Your colleague left before anyone answered.</source>
        <translation>Su compañero se fue antes de que alguien contestara.</translation>
    </message>
    <message>
        <source>The file is larger than your contact centre takes.</source>
        <translation>El archivo supera el tamaño que acepta su centro de contacto.</translation>
    </message>
    <message>
        <source>Your contact centre refuses files of this kind.</source>
        <translation>Su centro de contacto no acepta archivos de este tipo.</translation>
    </message>
    <message>
        <source>The file cannot be read any more.</source>
        <translation>El archivo ya no se puede leer.</translation>
    </message>
    <message>
        <source>The server cannot store anything now, its disk may be full. Tell your administrator, and try again later.</source>
        <translation>El servidor no puede guardar nada ahora; quizá su disco esté lleno. Avise a su administrador e inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The server did not confirm it in time. Check whether it happened, then retry.</source>
        <translation>El servidor no lo confirmó a tiempo. Compruebe si se hizo antes de intentar de nuevo.</translation>
    </message>
    <message>
        <source>The target cannot serve this channel. Choose another one.</source>
        <translation>El destino no puede atender este canal. Elija otro.</translation>
    </message>
    <message>
        <source>The time to answer ran out. It is not offered to you any more.</source>
        <translation>Se acabó el tiempo para contestar. Ya no se le ofrece.</translation>
    </message>
    <message>
        <source>The limit of open chats is reached. Finish one and try again.</source>
        <translation>Se alcanzó el límite de chats abiertos. Termine uno e intente de nuevo.</translation>
    </message>
    <message>
        <source>Your supervisor has set this queue for you. You cannot leave it.</source>
        <translation>Su supervisor le asignó esta cola. No puede salir de ella.</translation>
    </message>
    <message>
        <source>The script has mandatory questions without an answer. Answer them first.</source>
        <translation>El script tiene preguntas obligatorias sin respuesta. Respóndalas primero.</translation>
    </message>
    <message>
        <source>The server wants its script answered, but has not sent it. Load it again; if it does not come, tell your supervisor. You can go on with other work meanwhile.</source>
        <translation>El servidor exige responder el script, pero no lo ha enviado. Cárguelo de nuevo; si no llega, avise a su supervisor. Mientras tanto puede seguir con otro trabajo.</translation>
    </message>
    <message>
        <source>Nobody can take it there now. Choose somebody else, or try again later.</source>
        <translation>Nadie puede atenderla allí ahora. Elija a otra persona o inténtelo más tarde.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>El servidor está ocupado. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Try again once you are connected.</source>
        <translation>No hay conexión con el servidor. Intente de nuevo cuando se restablezca.</translation>
    </message>
    <message>
        <source>The mail server did not confirm the e-mail. Your draft is kept.</source>
        <translation>El servidor de correo no confirmó el mensaje. Se conservó su borrador.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Usted lo detuvo.</translation>
    </message>
    <message>
        <source>The connection was interrupted, and by now it is too late to repeat it. Do it again if you still want it.</source>
        <translation>La conexión se interrumpió y ya es tarde para repetirlo. Hágalo de nuevo si todavía lo desea.</translation>
    </message>
    <message>
        <source>After the interruption the conversation is no longer yours.</source>
        <translation>Después de la interrupción, la conversación ya no es suya.</translation>
    </message>
    <message>
        <source>We do not know whether it arrived. Check the conversation; send it again or not.</source>
        <translation>No sabemos si llegó. Revise la conversación y decida si lo envía de nuevo.</translation>
    </message>
    <message>
        <source>The server refused it. Try again in a moment.</source>
        <translation>El servidor lo rechazó. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>You missed the offer from {0}.</source>
        <translation>Perdió la oferta de {0}.</translation>
    </message>
    <message>
        <source>You missed a call from {0}.</source>
        <translation>Ha perdido una llamada de {0}.</translation>
    </message>
    <message>
        <source>{0} left the conversation. The wrap-up is waiting.</source>
        <translation>{0} salió de la conversación. Queda pendiente el cierre.</translation>
    </message>
    <message>
        <source>{0}: the call is over. The wrap-up is waiting.</source>
        <translation>{0}: la llamada terminó. El cierre le espera.</translation>
    </message>
    <message>
        <source>{0}: your e-mail was sent.</source>
        <translation>{0}: su correo se envió.</translation>
    </message>
    <message>
        <source>The local server could not be started. Start the program again; if it keeps happening, look into its log.</source>
        <translation>No se pudo iniciar el servidor local. Inicie el programa de nuevo; si sigue ocurriendo, consulte su registro.</translation>
    </message>
    <message>
        <source>The local server has ended by itself. Close the program and start it again.</source>
        <translation>El servidor local se cerró por sí solo. Cierre el programa e inícielo de nuevo.</translation>
    </message>
    <message>
        <source>Your settings could not be read, so the program starts with its own. Choose yours again; the old file is kept for your administrator ({0}).</source>
        <translation>No se pudo leer su configuración y el programa empieza con la suya. Vuelva a elegir la de usted; el archivo anterior se conserva para su administrador ({0}).</translation>
    </message>
    <message>
        <source>{0}: the time for the wrap-up is over. It was closed.</source>
        <translation>{0}: se acabó el tiempo de cierre y la conversación se cerró.</translation>
    </message>
    <message>
        <source>{0}: the wrap-up was closed.</source>
        <translation>{0}: se terminó el cierre.</translation>
    </message>
    <message>
        <source>Your supervisor</source>
        <translation>Su supervisor</translation>
    </message>
    <message>
        <source>{0} is with you and sees your conversations.</source>
        <translation>{0} le acompaña y ve sus conversaciones.</translation>
    </message>
    <message>
        <source>{0} listens to your conversations.</source>
        <translation>{0} escucha sus conversaciones.</translation>
    </message>
    <message>
        <source>{0} coaches you; customers do not notice.</source>
        <translation>{0} le orienta; los clientes no lo notan.</translation>
    </message>
    <message>
        <source>{0} takes part in your conversations.</source>
        <translation>{0} participa en sus conversaciones.</translation>
    </message>
    <message>
        <source>{0} has left your conversations.</source>
        <translation>{0} ha dejado sus conversaciones.</translation>
    </message>
    <message>
        <source>{0} supervises you.</source>
        <translation>{0} le supervisa.</translation>
    </message>
    <message>
        <source>The drafts on this computer were damaged and could not be brought back. New ones are kept.</source>
        <translation>Los borradores de este equipo estaban dañados y no se pudieron recuperar. Los nuevos se guardan.</translation>
    </message>
    <message>
        <source>Drafts cannot be kept on this computer. What you have not sent is lost when the program closes.</source>
        <translation>No se pueden guardar borradores en este equipo. Lo que no haya enviado se pierde al cerrar el programa.</translation>
    </message>
    <message>
        <source>We do not know whether your message arrived. Check the conversation.</source>
        <translation>No sabemos si su mensaje llegó. Revise la conversación.</translation>
    </message>
    <message>
        <source>We do not know whether your file arrived. Check the conversation.</source>
        <translation>No sabemos si su archivo llegó. Revise la conversación.</translation>
    </message>
    <message>
        <source>We do not know whether your e-mail was sent. Check before you send it again.</source>
        <translation>No sabemos si su correo se envió. Compruébelo antes de enviarlo de nuevo.</translation>
    </message>
    <message>
        <source>We do not know whether the new e-mail was begun. Look for it in your list.</source>
        <translation>No sabemos si el correo nuevo se inició. Búsquelo en su lista.</translation>
    </message>
    <message>
        <source>We do not know whether the conversation was passed on. Ask whom it was for.</source>
        <translation>No sabemos si la conversación se transfirió. Pregunte al destinatario.</translation>
    </message>
    <message>
        <source>We do not know whether your last step was carried out. Check before you repeat it.</source>
        <translation>No sabemos si su último paso se realizó. Compruébelo antes de repetirlo.</translation>
    </message>
    <message>
        <source>It stays with you.</source>
        <translation>Sigue con usted.</translation>
    </message>
    <message>
        <source>The time of your profile is up: you are now “{0}”.</source>
        <translation>Se acabó el tiempo de su perfil: ahora es “{0}”.</translation>
    </message>
    <message>
        <source>Load the script again</source>
        <translation>Cargar el script de nuevo</translation>
    </message>
    <message>
        <source>Your status was not changed.</source>
        <translation>Su estado no cambió.</translation>
    </message>
    <message>
        <source>Your presence profile was not changed.</source>
        <translation>Su perfil de presencia no cambió.</translation>
    </message>
    <message>
        <source>Your queues were not changed.</source>
        <translation>Sus colas no cambiaron.</translation>
    </message>
    <message>
        <source>The offer was not accepted.</source>
        <translation>La oferta no se aceptó.</translation>
    </message>
    <message>
        <source>The offer was not declined.</source>
        <translation>La oferta no se rechazó.</translation>
    </message>
    <message>
        <source>It was not picked.</source>
        <translation>No se tomó.</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>El mensaje no se envió.</translation>
    </message>
    <message>
        <source>The conversation was not transferred.</source>
        <translation>La conversación no se transfirió.</translation>
    </message>
    <message>
        <source>The conversation was not ended.</source>
        <translation>La conversación no se finalizó.</translation>
    </message>
    <message>
        <source>The script was not loaded.</source>
        <translation>No se cargó el script.</translation>
    </message>
    <message>
        <source>The script was not saved.</source>
        <translation>El script no se guardó.</translation>
    </message>
    <message>
        <source>The call was not changed.</source>
        <translation>La llamada no se cambió.</translation>
    </message>
    <message>
        <source>The recording was not changed.</source>
        <translation>La grabación no se cambió.</translation>
    </message>
    <message>
        <source>The call was not made.</source>
        <translation>La llamada no se hizo.</translation>
    </message>
    <message>
        <source>Your decision on the preview was not taken.</source>
        <translation>Su decisión sobre la vista previa no se registró.</translation>
    </message>
    <message>
        <source>The result of the call was not saved.</source>
        <translation>El resultado de la llamada no se guardó.</translation>
    </message>
    <message>
        <source>The customer’s data were not changed.</source>
        <translation>Los datos del cliente no se cambiaron.</translation>
    </message>
    <message>
        <source>The e-mail was not begun.</source>
        <translation>El correo no se empezó.</translation>
    </message>
    <message>
        <source>The draft is kept on this computer only.</source>
        <translation>El borrador se guarda solo en este equipo.</translation>
    </message>
    <message>
        <source>A recipient was not added on the server.</source>
        <translation>Un destinatario no se añadió en el servidor.</translation>
    </message>
    <message>
        <source>A recipient was not removed on the server.</source>
        <translation>Un destinatario no se quitó en el servidor.</translation>
    </message>
    <message>
        <source>The recipients were not changed on the server.</source>
        <translation>Los destinatarios no se cambiaron en el servidor.</translation>
    </message>
    <message>
        <source>The file was not attached.</source>
        <translation>El archivo no se adjuntó.</translation>
    </message>
    <message>
        <source>The file was not removed.</source>
        <translation>El archivo no se quitó.</translation>
    </message>
    <message>
        <source>The e-mail was not sent.</source>
        <translation>El correo no se envió.</translation>
    </message>
    <message>
        <source>The e-mail was not set aside.</source>
        <translation>El correo no se apartó.</translation>
    </message>
    <message>
        <source>The task was not set aside.</source>
        <translation>La tarea no se apartó.</translation>
    </message>
    <message>
        <source>The draft was not discarded.</source>
        <translation>El borrador no se descartó.</translation>
    </message>
    <message>
        <source>The new e-mail was not begun.</source>
        <translation>El correo nuevo no se empezó.</translation>
    </message>
    <message>
        <source>What was set aside was not taken up again.</source>
        <translation>Lo apartado no se retomó.</translation>
    </message>
    <message>
        <source>The wrap-up was not finished.</source>
        <translation>El cierre no se terminó.</translation>
    </message>
    <message>
        <source>Your supervisor was not asked for help.</source>
        <translation>No se pidió ayuda a su supervisor.</translation>
    </message>
    <message>
        <source>The chat for help was not opened.</source>
        <translation>No se ha abierto el chat de ayuda.</translation>
    </message>
    <message>
        <source>Your colleague is not supervised.</source>
        <translation>No se supervisa a su compañero.</translation>
    </message>
    <message>
        <source>What you do as a supervisor was not changed.</source>
        <translation>No ha cambiado lo que usted hace como supervisor.</translation>
    </message>
    <message>
        <source>The supervision was not ended.</source>
        <translation>No se ha terminado la supervisión.</translation>
    </message>
    <message>
        <source>What you said did not reach the conversation.</source>
        <translation>Lo que ha dicho no ha llegado a la conversación.</translation>
    </message>
    <message>
        <source>Your colleague’s conversation was not changed.</source>
        <translation>La conversación de su compañero no cambió.</translation>
    </message>
    <message>
        <source>Your settings were not changed.</source>
        <translation>No se ha cambiado su configuración.</translation>
    </message>
    <message>
        <source>What supervisors may do was not changed.</source>
        <translation>No ha cambiado lo que pueden hacer los supervisores.</translation>
    </message>
    <message>
        <source>Your telephone settings were not changed.</source>
        <translation>No se ha cambiado su configuración de teléfono.</translation>
    </message>
    <message>
        <source>The personal data were not collected.</source>
        <translation>No se han recopilado los datos personales.</translation>
    </message>
    <message>
        <source>The personal data were not deleted.</source>
        <translation>No se han borrado los datos personales.</translation>
    </message>
    <message>
        <source>The file was not sent.</source>
        <translation>El archivo no se envió.</translation>
    </message>
    <message>
        <source>Reserved for {0}</source>
        <translation>Reservada para {0}</translation>
    </message>
    <message>
        <source>Reserved for another agent</source>
        <translation>Reservada para otro agente</translation>
    </message>
    <message>
        <source>You do not serve this channel</source>
        <translation>Usted no atiende este canal</translation>
    </message>
    <message>
        <source>Your limit of open chats is reached</source>
        <translation>Alcanzó su límite de chats abiertos</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sin conexión</translation>
    </message>
    <message>
        <source>{0} was faster</source>
        <translation>{0} se adelantó</translation>
    </message>
    <message>
        <source>A colleague was faster</source>
        <translation>Otra persona se adelantó</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>Es usted</translation>
    </message>
    <message>
        <source>Has no address for this channel</source>
        <translation>No tiene dirección para este canal</translation>
    </message>
    <message>
        <source>Does not take calls</source>
        <translation>No atiende llamadas</translation>
    </message>
    <message>
        <source>Does not take chats</source>
        <translation>No atiende chats</translation>
    </message>
    <message>
        <source>Does not take e-mails</source>
        <translation>No atiende correos</translation>
    </message>
    <message>
        <source>Does not take tasks</source>
        <translation>No atiende tareas</translation>
    </message>
    <message>
        <source>Does not take this kind of contact</source>
        <translation>No atiende este tipo de contacto</translation>
    </message>
    <message>
        <source>You closed the e-mail.</source>
        <translation>Usted cerró el correo.</translation>
    </message>
    <message>
        <source>You closed the task.</source>
        <translation>Usted cerró la tarea.</translation>
    </message>
    <message>
        <source>You ended the conversation.</source>
        <translation>Usted finalizó la conversación.</translation>
    </message>
    <message>
        <source>The customer left the conversation.</source>
        <translation>El cliente salió de la conversación.</translation>
    </message>
    <message>
        <source>Your supervisor ended the conversation.</source>
        <translation>Su supervisor finalizó la conversación.</translation>
    </message>
    <message>
        <source>Your supervisor took the conversation over.</source>
        <translation>Su supervisor asumió la conversación.</translation>
    </message>
    <message>
        <source>The connection to the customer was lost.</source>
        <translation>Se perdió la conexión con el cliente.</translation>
    </message>
    <message>
        <source>The offer was not answered in time.</source>
        <translation>La oferta no se respondió a tiempo.</translation>
    </message>
    <message>
        <source>You declined the offer.</source>
        <translation>Usted rechazó la oferta.</translation>
    </message>
    <message>
        <source>The server took the offer back.</source>
        <translation>El servidor retiró la oferta.</translation>
    </message>
    <message>
        <source>The customer left before anyone answered.</source>
        <translation>El cliente se fue antes de que alguien respondiera.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conexión activa</translation>
    </message>
    <message>
        <source>Connection lost, trying again</source>
        <translation>Conexión perdida, nuevo intento</translation>
    </message>
    <message>
        <source>You were signed in somewhere else, so this session was closed. If that was not you, tell your supervisor. Your drafts are kept.</source>
        <translation>Se inició sesión en otro lugar y por eso esta sesión se cerró. Si no fue usted, avise a su supervisor. Sus borradores se conservan.</translation>
    </message>
    <message>
        <source>Your session has expired. Sign in again to continue; your drafts are kept.</source>
        <translation>Su sesión caducó. Inicie sesión de nuevo para continuar; sus borradores se conservan.</translation>
    </message>
    <message>
        <source>There is no connection to the server</source>
        <translation>No hay conexión con el servidor</translation>
    </message>
    <message>
        <source>Your contact centre has no queue for questions to supervisors.</source>
        <translation>Su centro de contacto no tiene una cola para consultas a supervisores.</translation>
    </message>
    <message>
        <source>You have asked for help already.</source>
        <translation>Ya ha pedido ayuda.</translation>
    </message>
    <message>
        <source>{0} is with you already.</source>
        <translation>{0} ya está con usted.</translation>
    </message>
    <message>
        <source>{0} listens</source>
        <translation>{0} escucha</translation>
    </message>
    <message>
        <source>{0} coaches you</source>
        <translation>{0} le asesora</translation>
    </message>
    <message>
        <source>{0} takes part</source>
        <translation>{0} participa</translation>
    </message>
    <message>
        <source>{0} looks on</source>
        <translation>{0} observa</translation>
    </message>
    <message>
        <source>Your contact centre does not tell what waits to be picked.</source>
        <translation>Su centro de contacto no informa de lo que espera para ser recogido.</translation>
    </message>
    <message>
        <source>Your contact centre lets nobody look up colleagues and queues here.</source>
        <translation>Su centro de contacto no permite buscar aquí compañeros ni colas.</translation>
    </message>
    <message>
        <source>No waiting figures here</source>
        <translation>Sin cifras de espera aquí</translation>
    </message>
    <message>
        <source>Your contact centre does not take e-mails written in this program.</source>
        <translation>Su centro de contacto no admite correos escritos en este programa.</translation>
    </message>
    <message>
        <source>Connection lost. What you see may be out of date.</source>
        <translation>Se perdió la conexión. Lo que ve puede no estar al día.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Reintentando…</translation>
    </message>
    <message>
        <source>Trying again in {0} s.</source>
        <translation>Nuevo intento en {0} s.</translation>
    </message>
    <message>
        <source>Who answers could not prove to be your server.</source>
        <translation>Quien responde no pudo demostrar que es su servidor.</translation>
    </message>
    <message>
        <source>The server answers, but lets nobody in at the moment.</source>
        <translation>El servidor responde, pero por ahora no deja entrar a nadie.</translation>
    </message>
    <message>
        <source>The server or a supervisor signed you out. Sign in again to continue.</source>
        <translation>El servidor o un supervisor cerró su sesión. Inicie sesión de nuevo para continuar.</translation>
    </message>
    <message>
        <source>Something went wrong in this program, so the connection was closed. Sign in again to continue; your drafts are kept.</source>
        <translation>Algo falló en este programa y se cerró la conexión. Inicie sesión de nuevo para continuar; sus borradores se conservan.</translation>
    </message>
    <message>
        <source>The user name or password is wrong. Check both, and mind capital letters.</source>
        <translation>El usuario o la contraseña no son correctos. Revise ambos y cuide las mayúsculas.</translation>
    </message>
    <message>
        <source>The server answers, but it does not know this tenant. Check the end of the address.</source>
        <translation>El servidor responde, pero no conoce este tenant. Revise el final de la dirección.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Check the address and your network, then try again.</source>
        <translation>Nadie responde en esta dirección. Revise la dirección y su red, e intente de nuevo.</translation>
    </message>
    <message>
        <source>The proxy of your network did not let this program through. Tell your administrator.</source>
        <translation>El proxy de su red no dejó pasar a este programa. Avise a su administrador.</translation>
    </message>
    <message>
        <source>Something else answers in the server’s place. Open any page in your browser: your network may want you to sign in first.</source>
        <translation>Algo distinto responde en lugar del servidor. Abra cualquier página en su navegador: es posible que su red le pida iniciar sesión primero.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was sent. Check the address; if it is right, tell your administrator.</source>
        <translation>El servidor no pudo probar su identidad, así que no se envió nada. Revise la dirección; si es correcta, avise a su administrador.</translation>
    </message>
    <message>
        <source>You are already signed in somewhere else.</source>
        <translation>Ya tiene una sesión abierta en otro lugar.</translation>
    </message>
    <message>
        <source>The directory does not answer. Try again in a moment.</source>
        <translation>El directorio no responde. Intente de nuevo en un momento.</translation>
    </message>
    <message>
        <source>The server refused the sign-in. Try again; if it keeps happening, tell your administrator.</source>
        <translation>El servidor rechazó el inicio de sesión. Intente de nuevo; si se repite, avise a su administrador.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://contact.example.org/tenant.</source>
        <translation>Esto no es una dirección. Debe ser como https://contact.example.org/tenant.</translation>
    </message>
    <message>
        <source>This address is not encrypted, so your password could be read on the way. Use one that starts with https.</source>
        <translation>Esta dirección no está cifrada y su contraseña podría leerse en el camino. Use una que empiece con https.</translation>
    </message>
    <message>
        <source>Extension {0}</source>
        <translation>Extensión {0}</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Llamadas</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>Correos</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tareas</translation>
    </message>
    <message>
        <source>External calls</source>
        <translation>Llamadas externas</translation>
    </message>
    <message>
        <source>Other contacts</source>
        <translation>Otros contactos</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Mayor espera primero</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Más recientes primero</translation>
    </message>
    <message>
        <source>By queue</source>
        <translation>Por cola</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Por cliente</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>Por prioridad</translation>
    </message>
    <message>
        <source>{0} left before anyone answered.</source>
        <translation>{0} se fue antes de que alguien respondiera.</translation>
    </message>
    <message>
        <source>{0}: your supervisor ended it. The wrap-up is waiting.</source>
        <translation>{0}: su supervisor la finalizó. Queda pendiente el cierre.</translation>
    </message>
    <message>
        <source>{0}: your supervisor took it over. The wrap-up is waiting.</source>
        <translation>{0}: su supervisor la asumió. Queda pendiente el cierre.</translation>
    </message>
    <message>
        <source>{0} is offered to you now: accept it at the top left.</source>
        <translation>Ahora se le ofrece {0}: acéptela arriba a la izquierda.</translation>
    </message>
    <message>
        <source>{0} was offered to {1}.</source>
        <translation>{0} se ofreció a {1}.</translation>
    </message>
    <message>
        <source>{0} went to the queue {1}.</source>
        <translation>{0} pasó a la cola {1}.</translation>
    </message>
    <message>
        <source>This computer has no safe place for passwords. Yours is kept until you close the program.</source>
        <translation>Este equipo no tiene un lugar seguro para contraseñas. La suya se conserva hasta que cierre el programa.</translation>
    </message>
    <message>
        <source>Your supervisor changed your profile to “{0}”.</source>
        <translation>Su supervisor cambió su perfil a “{0}”.</translation>
    </message>
    <message>
        <source>Your profile was changed to “{0}” elsewhere.</source>
        <translation>Su perfil se cambió a “{0}” en otro lugar.</translation>
    </message>
    <message>
        <source>Your supervisor made you ready. You can get work now.</source>
        <translation>Su supervisor le puso en servicio. Ya puede recibir trabajo.</translation>
    </message>
    <message>
        <source>Your supervisor made you not ready. You get no offers.</source>
        <translation>Su supervisor le puso en pausa. No recibe ofertas.</translation>
    </message>
    <message>
        <source>You were made ready elsewhere. You can get work now.</source>
        <translation>Se le puso en servicio desde otro lugar. Ya puede recibir trabajo.</translation>
    </message>
    <message>
        <source>You were made not ready elsewhere. You get no offers.</source>
        <translation>Se le puso en pausa desde otro lugar. No recibe ofertas.</translation>
    </message>
    <message>
        <source>Be ready</source>
        <translation>Entrar en servicio</translation>
    </message>
    <message>
        <source>Change profile and be ready</source>
        <translation>Cambiar de perfil y entrar en servicio</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Type the address of your tenant.</source>
        <translation>Escriba la dirección de su tenant.</translation>
    </message>
    <message>
        <source>The name of the tenant is missing at the end, as in https://contact.example.org/tenant.</source>
        <translation>Falta el nombre del tenant al final, como en https://contact.example.org/tenant.</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Nueva llamada</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nuevo chat</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Nuevo correo</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Nueva tarea</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nuevo contacto</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Intentar ahora</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Supervisión</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ayer</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message numerus="yes">
        <source>%n new messages ↓</source>
        <translation>
            <numerusform>%n mensaje nuevo ↓</numerusform>
            <numerusform>%n mensajes nuevos ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to the newest ↓</source>
        <translation>Ir al más reciente ↓</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensajes</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Asistente</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Compañero</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Sistema</translation>
    </message>
    <message>
        <source>Sending… {0} %</source>
        <translation>Enviando… {0} %</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>Sin confirmar</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviado</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>No enviado</translation>
    </message>
    <message>
        <source>The contact centre could not store a file.</source>
        <translation>El centro de contacto no pudo guardar un archivo.</translation>
    </message>
    <message>
        <source>The contact centre is not set up for this. Tell your supervisor.</source>
        <translation>El centro de contacto no está preparado para esto. Avise a su supervisor.</translation>
    </message>
    <message>
        <source>Something went wrong in the contact centre.</source>
        <translation>Algo ha fallado en el centro de contacto.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguien</translation>
    </message>
    <message>
        <source>You joined the conversation</source>
        <translation>Usted entró en la conversación</translation>
    </message>
    <message>
        <source>{0} joined the conversation</source>
        <translation>{0} entró en la conversación</translation>
    </message>
    <message>
        <source>You left the conversation</source>
        <translation>Usted salió de la conversación</translation>
    </message>
    <message>
        <source>{0} left the conversation</source>
        <translation>{0} salió de la conversación</translation>
    </message>
    <message>
        <source>The conversation started</source>
        <translation>La conversación empezó</translation>
    </message>
    <message>
        <source>The conversation was transferred</source>
        <translation>La conversación se transfirió</translation>
    </message>
    <message>
        <source>The conversation ended</source>
        <translation>La conversación terminó</translation>
    </message>
    <message>
        <source>The customer opened the chat page</source>
        <translation>El cliente abrió la página del chat</translation>
    </message>
    <message>
        <source>The customer closed the chat page</source>
        <translation>El cliente cerró la página del chat</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Archivo adjunto</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Ubicación</translation>
    </message>
    <message>
        <source>File without a name</source>
        <translation>Archivo sin nombre</translation>
    </message>
    <message>
        <source>{0} did not arrive: files of this kind are refused.</source>
        <translation>{0} no llegó: no se aceptan archivos de este tipo.</translation>
    </message>
    <message>
        <source>{0} did not arrive: the contact centre could not store it.</source>
        <translation>{0} no llegó: el centro de contacto no pudo guardarlo.</translation>
    </message>
    <message>
        <source>{0} was not sent to its end.</source>
        <translation>{0} no se envió por completo.</translation>
    </message>
    <message>
        <source>{0} did not arrive. Ask for it to be sent again.</source>
        <translation>{0} no llegó. Pida que lo envíen de nuevo.</translation>
    </message>
    <message>
        <source>Save {0} as…</source>
        <translation>Guardar {0} como…</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar {0}</translation>
    </message>
    <message>
        <source>The file is too large: {0} at most.</source>
        <translation>El archivo es demasiado grande: {0} como máximo.</translation>
    </message>
    <message>
        <source>Your contact centre does not pass files on to this program.</source>
        <translation>Su centro de contacto no entrega archivos a este programa.</translation>
    </message>
    <message>
        <source>There is no connection now.</source>
        <translation>Ahora no hay conexión.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>No se puede leer el archivo.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>El archivo es demasiado grande.</translation>
    </message>
    <message>
        <source>Files of this kind are not taken here.</source>
        <translation>Aquí no se admiten archivos de este tipo.</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>No se pudo guardar ahí. Elija otra carpeta.</translation>
    </message>
    <message>
        <source>The file could not be fetched. Try again in a moment.</source>
        <translation>No se pudo obtener el archivo. Inténtelo de nuevo en un momento.</translation>
    </message>
    <message>
        <source>This is no picture that can be shown. Save it to look at it.</source>
        <translation>No es una imagen que se pueda mostrar. Guárdela para verla.</translation>
    </message>
    <message>
        <source>Stop sending {0}</source>
        <translation>Dejar de enviar {0}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar todo</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de nuevo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Desechar</translation>
    </message>
    <message>
        <source>Handover to a person</source>
        <translation>Transbordo a una persona</translation>
    </message>
    <message>
        <source>reason: {0}</source>
        <translation>motivo: {0}</translation>
    </message>
    <message>
        <source>Several people are writing…</source>
        <translation>Varias personas están escribiendo…</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>El cliente</translation>
    </message>
    <message>
        <source>{0} is writing…</source>
        <translation>{0} está escribiendo…</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiar</translation>
    </message>
    <message>
        <source>Copy the link &amp;address</source>
        <translation>Copiar la &amp;dirección del enlace</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Cannot take it</source>
        <translation>No pueden atenderla</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Colas</translation>
    </message>
    <message>
        <source>Agents who handle calls</source>
        <translation>Agentes que atienden llamadas</translation>
    </message>
    <message>
        <source>Agents who handle chat</source>
        <translation>Agentes que atienden chat</translation>
    </message>
    <message>
        <source>Agents who handle e-mail</source>
        <translation>Agentes que atienden correo</translation>
    </message>
    <message>
        <source>Agents who handle tasks</source>
        <translation>Agentes que atienden tareas</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agentes</translation>
    </message>
    <message>
        <source>back in {0}</source>
        <translation>vuelve en {0}</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} en espera</translation>
    </message>
    <message>
        <source>agents free: {0}</source>
        <translation>agentes libres: {0}</translation>
    </message>
</context>
<context>
    <name>TransferChooser</name>
    <message>
        <source>Colleague or queue</source>
        <translation>Compañero o cola</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Transferring to {0}…</source>
        <translation>Transfiriendo a {0}…</translation>
    </message>
    <message>
        <source>Transfer to {0}</source>
        <translation>Transferir a {0}</translation>
    </message>
    <message>
        <source>Choose who takes the conversation.</source>
        <translation>Elija quién recibe la conversación.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Who can take the conversation</source>
        <translation>Quién puede recibir la conversación</translation>
    </message>
    <message>
        <source>Keep the conversation (Esc)</source>
        <translation>Conservar la conversación (Esc)</translation>
    </message>
    <message>
        <source>Hand the conversation over (Enter)</source>
        <translation>Pasar la conversación (Enter)</translation>
    </message>
</context>
<context>
    <name>UploadList</name>
    <message>
        <source>Files on their way</source>
        <translation>Archivos en camino</translation>
    </message>
</context>
<context>
    <name>UploadRow</name>
    <message>
        <source>Sent so far of {0}</source>
        <translation>Enviado hasta ahora de {0}</translation>
    </message>
    <message>
        <source>Try {0} again</source>
        <translation>Intentar {0} de nuevo</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Quitar {0}</translation>
    </message>
    <message>
        <source>Stop sending {0}</source>
        <translation>Dejar de enviar {0}</translation>
    </message>
    <message>
        <source>{0} · {1} %</source>
        <translation>{0} · {1} %</translation>
    </message>
</context>
<context>
    <name>WayOut</name>
    <message>
        <source>Stay as I am</source>
        <translation>Seguir como estoy</translation>
    </message>
    <message>
        <source>Be ready as “{0}”</source>
        <translation>En servicio como “{0}”</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>No conversation is chosen</source>
        <translation>No hay ninguna conversación elegida</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Elija una a la izquierda.</translation>
    </message>
    <message>
        <source>{0} has no conversation now</source>
        <translation>{0} no tiene ninguna conversación ahora</translation>
    </message>
    <message>
        <source>It appears at the left as soon as there is one.</source>
        <translation>Aparecerá a la izquierda en cuanto haya una.</translation>
    </message>
    <message>
        <source>{0} is being offered this</source>
        <translation>Se le está ofreciendo a {0}</translation>
    </message>
    <message>
        <source>This program carries no voice: the call itself cannot be heard here.</source>
        <translation>Este programa no transmite voz: la llamada no se puede oír aquí.</translation>
    </message>
    <message>
        <source>What is written in it can be read by its agent only.</source>
        <translation>Lo que está escrito solo puede leerlo su agente.</translation>
    </message>
    <message>
        <source>Between you and {0}</source>
        <translation>Entre usted y {0}</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>el cliente</translation>
    </message>
    <message>
        <source>Files of a colleague&apos;s conversation cannot be opened here.</source>
        <translation>Los archivos de la conversación de un compañero no se pueden abrir aquí.</translation>
    </message>
</context>
<context>
    <name>WrapUpBar</name>
    <message>
        <source>Finish</source>
        <translation>Terminar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>{0} left the conversation</source>
        <translation>{0} salió de la conversación</translation>
    </message>
    <message>
        <source>End the conversation.</source>
        <translation>Finalice la conversación.</translation>
    </message>
    <message>
        <source>End the conversation to go to the wrap-up.</source>
        <translation>Finalice la conversación para pasar al cierre.</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Cierre</translation>
    </message>
    <message>
        <source>The conversation is over.</source>
        <translation>La conversación terminó.</translation>
    </message>
    <message>
        <source>The script is required and could not be loaded.</source>
        <translation>El script es obligatorio y no se pudo cargar.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Esperando al servidor</translation>
    </message>
    <message>
        <source>Time in wrap-up</source>
        <translation>Tiempo en cierre</translation>
    </message>
    <message>
        <source>Save the script and close the conversation</source>
        <translation>Guardar el script y cerrar la conversación</translation>
    </message>
    <message>
        <source>Ask for the script again. If it does not come, tell your supervisor.</source>
        <translation>Pida el script de nuevo. Si no llega, avise a su supervisor.</translation>
    </message>
</context>
</TS>
