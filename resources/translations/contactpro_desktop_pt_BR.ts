<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context>
    <name>AboutMe</name>
    <message>
        <source>About me</source>
        <translation>Sobre mim</translation>
    </message>
    <message>
        <source>Name that customers read, until you sign out</source>
        <translation>Nome que os clientes leem, até você sair</translation>
    </message>
    <message>
        <source>Own number</source>
        <translation>Número próprio</translation>
    </message>
    <message>
        <source>Language at the contact centre</source>
        <translation>Idioma na central de atendimento</translation>
    </message>
    <message>
        <source>Your administrator sets number and language for you.</source>
        <translation>Seu administrador define o número e o idioma.</translation>
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
        <translation>Meu estado</translation>
    </message>
    <message>
        <source>Incoming work</source>
        <translation>Entrada de trabalho</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversas</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Chamadas</translation>
    </message>
    <message>
        <source>Find or do anything</source>
        <translation>Buscar ou fazer qualquer coisa</translation>
    </message>
    <message>
        <source>Show the keyboard shortcuts</source>
        <translation>Mostrar os atalhos de teclado</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>Alterar as teclas</translation>
    </message>
    <message>
        <source>Open the settings</source>
        <translation>Abrir as configurações</translation>
    </message>
    <message>
        <source>My settings at the contact centre</source>
        <translation>Minhas configurações na central de atendimento</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Ready or not ready</source>
        <translation>Em serviço ou em pausa</translation>
    </message>
    <message>
        <source>Choose a presence profile</source>
        <translation>Escolher um perfil de presença</translation>
    </message>
    <message>
        <source>Accept the offer</source>
        <translation>Aceitar a oferta</translation>
    </message>
    <message>
        <source>Decline the offer</source>
        <translation>Recusar a oferta</translation>
    </message>
    <message>
        <source>Next conversation</source>
        <translation>Próxima conversa</translation>
    </message>
    <message>
        <source>Previous conversation</source>
        <translation>Conversa anterior</translation>
    </message>
    <message>
        <source>Conversations 1 to 9 of the list</source>
        <translation>Conversas 1 a 9 da lista</translation>
    </message>
    <message>
        <source>Supervise colleagues</source>
        <translation>Supervisionar colegas</translation>
    </message>
    <message>
        <source>Reconnect now</source>
        <translation>Conectar de novo agora</translation>
    </message>
    <message>
        <source>Insert an emoji</source>
        <translation>Inserir um emoji</translation>
    </message>
    <message>
        <source>Send a file</source>
        <translation>Enviar um arquivo</translation>
    </message>
    <message>
        <source>Ask the supervisor for help</source>
        <translation>Pedir ajuda ao supervisor</translation>
    </message>
    <message>
        <source>Jump to the newest message</source>
        <translation>Ir para a mensagem mais recente</translation>
    </message>
    <message>
        <source>Next tab of the details</source>
        <translation>Próxima aba dos detalhes</translation>
    </message>
    <message>
        <source>Write a new e-mail</source>
        <translation>Escrever um novo e-mail</translation>
    </message>
    <message>
        <source>Answer the e-mail</source>
        <translation>Responder o e-mail</translation>
    </message>
    <message>
        <source>Answer the e-mail to all</source>
        <translation>Responder o e-mail a todos</translation>
    </message>
    <message>
        <source>Forward the e-mail</source>
        <translation>Encaminhar o e-mail</translation>
    </message>
    <message>
        <source>Set the e-mail or task aside</source>
        <translation>Deixar de lado o e-mail ou a tarefa</translation>
    </message>
    <message>
        <source>Discard the written e-mail</source>
        <translation>Descartar o e-mail escrito</translation>
    </message>
    <message>
        <source>Call a number or a colleague</source>
        <translation>Ligar para um número ou um colega</translation>
    </message>
    <message>
        <source>Hold the call or take it up again</source>
        <translation>Pôr a chamada em espera ou retomá-la</translation>
    </message>
    <message>
        <source>Mute the call or be heard again</source>
        <translation>Silenciar a chamada ou voltar a ser ouvido</translation>
    </message>
    <message>
        <source>Start or stop recording</source>
        <translation>Iniciar ou parar a gravação</translation>
    </message>
    <message>
        <source>Filter the picklist</source>
        <translation>Filtrar a lista de seleção</translation>
    </message>
    <message>
        <source>Choose queues and channels to show</source>
        <translation>Escolher as filas e os canais mostrados</translation>
    </message>
    <message>
        <source>Sort the picklist</source>
        <translation>Ordenar a lista de seleção</translation>
    </message>
    <message>
        <source>Join or leave queues</source>
        <translation>Entrar em filas ou sair delas</translation>
    </message>
    <message>
        <source>Dismiss the newest notice</source>
        <translation>Dispensar o aviso mais recente</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Enviar a mensagem</translation>
    </message>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transferir a conversa</translation>
    </message>
    <message>
        <source>End the conversation</source>
        <translation>Encerrar a conversa</translation>
    </message>
    <message>
        <source>Finish the wrap-up</source>
        <translation>Concluir o pós-atendimento</translation>
    </message>
</context>
<context>
    <name>AddressField</name>
    <message>
        <source>name@example.com, …</source>
        <translation>nome@exemplo.com, …</translation>
    </message>
    <message>
        <source>{0} is not an e-mail address.</source>
        <translation>{0} não é um endereço de e-mail.</translation>
    </message>
</context>
<context>
    <name>AttributeForm</name>
    <message>
        <source>Save the customer’s data</source>
        <translation>Salvar os dados do cliente</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvo.</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nada foi alterado</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Correct what the campaign knows of this customer</source>
        <translation>Corrigir o que a campanha sabe deste cliente</translation>
    </message>
</context>
<context>
    <name>CallBody</name>
    <message>
        <source>Call</source>
        <translation>Chamada</translation>
    </message>
</context>
<context>
    <name>CallCard</name>
    <message>
        <source>Outgoing call</source>
        <translation>Chamada efetuada</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Chamada recebida</translation>
    </message>
    <message>
        <source>to {0}</source>
        <translation>para {0}</translation>
    </message>
    <message>
        <source>Length of the call</source>
        <translation>Duração da chamada</translation>
    </message>
</context>
<context>
    <name>CallControls</name>
    <message>
        <source>Hold</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenciar</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gravar</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Retomar</translation>
    </message>
    <message>
        <source>Take the call up again</source>
        <translation>Retomar a chamada</translation>
    </message>
    <message>
        <source>The other end waits and does not hear you</source>
        <translation>A outra ponta espera e não ouve você</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Reativar voz</translation>
    </message>
    <message>
        <source>Tell the contact centre that you are heard again</source>
        <translation>Avisar a central de atendimento de que você é ouvido de novo</translation>
    </message>
    <message>
        <source>Tell the contact centre that you are muted</source>
        <translation>Avisar a central de atendimento de que você está em silêncio</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Parar gravação</translation>
    </message>
    <message>
        <source>Stop recording this call</source>
        <translation>Parar de gravar esta chamada</translation>
    </message>
    <message>
        <source>Record this call</source>
        <translation>Gravar esta chamada</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
</context>
<context>
    <name>Calls</name>
    <message>
        <source>Ringing here</source>
        <translation>Tocando aqui</translation>
    </message>
    <message>
        <source>{0} has put you on hold</source>
        <translation>{0} colocou você em espera</translation>
    </message>
    <message>
        <source>Call ended</source>
        <translation>Chamada encerrada</translation>
    </message>
    <message>
        <source>Being recorded, also by {0}</source>
        <translation>Gravando; {0} também grava</translation>
    </message>
    <message>
        <source>{0} records this call</source>
        <translation>{0} grava esta chamada</translation>
    </message>
    <message>
        <source>Being recorded</source>
        <translation>Gravando</translation>
    </message>
    <message>
        <source>You hung up before anybody answered.</source>
        <translation>Você desligou antes que alguém atendesse.</translation>
    </message>
    <message>
        <source>You hung up.</source>
        <translation>Você desligou.</translation>
    </message>
    <message>
        <source>The call was declined.</source>
        <translation>A chamada foi recusada.</translation>
    </message>
    <message>
        <source>Your colleague hung up.</source>
        <translation>Seu colega desligou.</translation>
    </message>
    <message>
        <source>The customer hung up.</source>
        <translation>O cliente desligou.</translation>
    </message>
    <message>
        <source>The call was cut off.</source>
        <translation>A chamada caiu.</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>Em espera</translation>
    </message>
    <message>
        <source>Talking with video</source>
        <translation>Em conversa com vídeo</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>Em silêncio</translation>
    </message>
    <message>
        <source>Calling…</source>
        <translation>Chamando…</translation>
    </message>
    <message>
        <source>Ringing there</source>
        <translation>Tocando do outro lado</translation>
    </message>
    <message>
        <source>Busy; knocking</source>
        <translation>Ocupado; chamada em espera</translation>
    </message>
    <message>
        <source>The queue is full</source>
        <translation>A fila está cheia</translation>
    </message>
    <message>
        <source>The queue is closed</source>
        <translation>A fila está fechada</translation>
    </message>
    <message>
        <source>The number does not exist</source>
        <translation>O número não existe</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Em conversa</translation>
    </message>
    <message>
        <source>The line is busy</source>
        <translation>A linha está ocupada</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Fora de alcance</translation>
    </message>
    <message>
        <source>The call was declined</source>
        <translation>A chamada foi recusada</translation>
    </message>
    <message>
        <source>The lines are congested</source>
        <translation>As linhas estão congestionadas</translation>
    </message>
    <message>
        <source>The call failed; try again later</source>
        <translation>A chamada falhou; tente mais tarde</translation>
    </message>
    <message>
        <source>The telephone system failed</source>
        <translation>A central telefônica falhou</translation>
    </message>
    <message>
        <source>Calls to this number are barred</source>
        <translation>As chamadas para este número estão bloqueadas</translation>
    </message>
    <message>
        <source>Nobody answered</source>
        <translation>Ninguém atendeu</translation>
    </message>
    <message>
        <source>Transferring…</source>
        <translation>Transferindo…</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Transferida</translation>
    </message>
    <message>
        <source>Being answered on another client</source>
        <translation>Sendo atendida em outro cliente</translation>
    </message>
    <message>
        <source>State not known</source>
        <translation>Estado desconhecido</translation>
    </message>
    <message>
        <source>Campaign contact offered</source>
        <translation>Contato de campanha oferecido</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Prévia</translation>
    </message>
    <message>
        <source>Preview rejected</source>
        <translation>Prévia recusada</translation>
    </message>
    <message>
        <source>Preview skipped</source>
        <translation>Prévia pulada</translation>
    </message>
    <message>
        <source>Other state</source>
        <translation>Outro estado</translation>
    </message>
    <message>
        <source>The call is not connected</source>
        <translation>A chamada não está conectada</translation>
    </message>
    <message>
        <source>Take the call off hold first</source>
        <translation>Retome a chamada primeiro</translation>
    </message>
    <message>
        <source>Handled on another client</source>
        <translation>Atendida em outro cliente</translation>
    </message>
    <message>
        <source>You may not record calls</source>
        <translation>Você não pode gravar chamadas</translation>
    </message>
    <message>
        <source>Only in the other telephone system</source>
        <translation>Somente na outra central telefônica</translation>
    </message>
    <message>
        <source>You cannot make calls: your user has no right to phone here. Your administrator can change that.</source>
        <translation>Você não pode ligar: seu usuário não tem direito a telefonar aqui. Seu administrador pode mudar isso.</translation>
    </message>
    <message>
        <source>A call is being offered to you. Accept or decline it first.</source>
        <translation>Uma chamada está sendo oferecida a você. Aceite-a ou recuse-a primeiro.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>You are in another call. Hang up first.</source>
        <translation>Você está em outra chamada. Desligue primeiro.</translation>
    </message>
    <message>
        <source>This colleague is not signed in or is in another call. Try again later.</source>
        <translation>Este colega não iniciou sessão ou está em outra chamada. Tente mais tarde.</translation>
    </message>
    <message>
        <source>This colleague does not take calls. Choose somebody else.</source>
        <translation>Este colega não atende chamadas. Escolha outra pessoa.</translation>
    </message>
    <message>
        <source>This call runs in another telephone system. Hold and record it there.</source>
        <translation>Esta chamada está em outra central telefônica. Ponha em espera e grave por lá.</translation>
    </message>
    <message>
        <source>Handled on another client: you talk there, and it holds and mutes the call.</source>
        <translation>Atendida em outro cliente: fale por lá; é ele que põe a chamada em espera e a silencia.</translation>
    </message>
    <message>
        <source>Your contact centre carries sound in its browser panel, too; this program has no sound.</source>
        <translation>Sua central de contatos também oferece som no painel do navegador; este programa não tem som.</translation>
    </message>
    <message>
        <source>You talk on your phone, extension {0}. Mute only tells the contact centre: mute the phone itself, too.</source>
        <translation>Fale pelo seu telefone, ramal {0}. Silenciar só avisa a central de atendimento: silencie também o telefone.</translation>
    </message>
    <message>
        <source>You talk on your own phone. Mute only tells the contact centre: mute the phone itself, too.</source>
        <translation>Fale pelo seu próprio telefone. Silenciar só avisa a central de atendimento: silencie também o telefone.</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Contatado</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Linha ocupada</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Não atende</translation>
    </message>
    <message>
        <source>Answering machine</source>
        <translation>Secretária eletrônica</translation>
    </message>
    <message>
        <source>Call again later</source>
        <translation>Ligar de novo mais tarde</translation>
    </message>
    <message>
        <source>Call again at once</source>
        <translation>Ligar de novo já</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Modem</source>
        <translation>Modem</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Desconhecido</translation>
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
        <translation>Chamadas anteriores</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Observações</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Ligar de novo</translation>
    </message>
</context>
<context>
    <name>Capabilities</name>
    <message>
        <source>Takes calls</source>
        <translation>Atende chamadas</translation>
    </message>
    <message>
        <source>Does not take calls</source>
        <translation>Não atende chamadas</translation>
    </message>
    <message>
        <source>Takes chats</source>
        <translation>Atende chats</translation>
    </message>
    <message>
        <source>Does not take chats</source>
        <translation>Não atende chats</translation>
    </message>
    <message>
        <source>Takes e-mail and tasks</source>
        <translation>Atende e-mails e tarefas</translation>
    </message>
    <message>
        <source>Does not take e-mail or tasks</source>
        <translation>Não atende e-mails nem tarefas</translation>
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
        <translation>Procurar um colega</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>No colleague matches the search.</source>
        <translation>Nenhum colega corresponde à busca.</translation>
    </message>
    <message>
        <source>Arrows choose, Enter looks on</source>
        <translation>As setas escolhem, Enter começa a observar</translation>
    </message>
    <message>
        <source>Colleagues and their conversations</source>
        <translation>Colegas e suas conversas</translation>
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
        <translation>Nenhuma conversa está aberta.</translation>
    </message>
    <message>
        <source>Accept the offer to write.</source>
        <translation>Aceite a oferta para escrever.</translation>
    </message>
    <message>
        <source>The conversation is over. Nothing more can be sent.</source>
        <translation>A conversa terminou. Não é possível enviar mais nada.</translation>
    </message>
    <message>
        <source>This conversation is not active.</source>
        <translation>Esta conversa não está ativa.</translation>
    </message>
    <message>
        <source>Write a reply</source>
        <translation>Escreva uma resposta</translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>Sobra %n caractere</numerusform>
            <numerusform>Sobram %n caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escreva algo primeiro.</translation>
    </message>
    <message>
        <source>This text was not sent.</source>
        <translation>Este texto não foi enviado.</translation>
    </message>
    <message>
        <source>The server never confirmed this text: send it again</source>
        <translation>O servidor nunca confirmou este texto: envie-o de novo</translation>
    </message>
    <message>
        <source>Draft saved</source>
        <translation>Rascunho salvo</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter envia, Shift+Enter começa outra linha</translation>
    </message>
    <message>
        <source>The customer&apos;s language</source>
        <translation>Idioma do cliente</translation>
    </message>
    <message>
        <source>Send the reply; Enter does it too</source>
        <translation>Enviar a resposta; Enter também a envia</translation>
    </message>
</context>
<context>
    <name>ConsentQuestion</name>
    <message>
        <source>The customer has not agreed to being recorded. Record anyway?</source>
        <translation>O cliente não concordou em ser gravado. Gravar mesmo assim?</translation>
    </message>
    <message>
        <source>Record anyway</source>
        <translation>Gravar mesmo assim</translation>
    </message>
    <message>
        <source>Do not record</source>
        <translation>Não gravar</translation>
    </message>
    <message>
        <source>Record although the customer has not agreed</source>
        <translation>Gravar embora o cliente não tenha concordado</translation>
    </message>
    <message>
        <source>Nothing tells whether {0} agrees to being recorded. Record anyway?</source>
        <translation>Nada indica se {0} aceita a gravação. Gravar mesmo assim?</translation>
    </message>
    <message>
        <source>Record although nothing tells of a consent</source>
        <translation>Gravar embora nada indique um consentimento</translation>
    </message>
    <message>
        <source>Leave the recording off</source>
        <translation>Deixar a gravação desligada</translation>
    </message>
</context>
<context>
    <name>ContextPanel</name>
    <message>
        <source>No customer yet</source>
        <translation>Ainda não há cliente</translation>
    </message>
    <message>
        <source>The customer of the open conversation is shown here.</source>
        <translation>Aqui aparece o cliente da conversa aberta.</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Colega</translation>
    </message>
    <message>
        <source>About the conversation</source>
        <translation>Sobre a conversa</translation>
    </message>
    <message>
        <source>Required answers are missing</source>
        <translation>Faltam respostas obrigatórias</translation>
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
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Next tab: {0}</source>
        <translation>Próxima aba: {0}</translation>
    </message>
</context>
<context>
    <name>ControlBar</name>
    <message>
        <source>Take over</source>
        <translation>Assumir</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Gravar</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Desligar</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>Parar gravação</translation>
    </message>
    <message>
        <source>Stop recording this call</source>
        <translation>Parar de gravar esta chamada</translation>
    </message>
    <message>
        <source>Record this call</source>
        <translation>Gravar esta chamada</translation>
    </message>
    <message>
        <source>Have the conversation offered to you instead</source>
        <translation>Fazer com que a conversa seja oferecida a você</translation>
    </message>
    <message>
        <source>End your colleague’s conversation</source>
        <translation>Encerrar a conversa do seu colega</translation>
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
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Desligar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>{0} unanswered</source>
        <translation>{0} sem resposta</translation>
    </message>
    <message>
        <source>{0} total</source>
        <translation>{0} no total</translation>
    </message>
    <message>
        <source>Since the last unanswered message</source>
        <translation>Desde a última mensagem sem resposta</translation>
    </message>
    <message>
        <source>Hand the conversation over to a colleague or a queue</source>
        <translation>Passar a conversa a um colega ou a uma fila</translation>
    </message>
    <message>
        <source>End the conversation and go to the wrap-up</source>
        <translation>Encerrar a conversa e ir para o pós-atendimento</translation>
    </message>
</context>
<context>
    <name>ConversationList</name>
    <message>
        <source>My conversations</source>
        <translation>Minhas conversas</translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n não lida</numerusform>
            <numerusform>%n não lidas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>There is video in this conversation, which this program does not carry.</source>
        <translation>Há vídeo nesta conversa, que este programa não transmite.</translation>
    </message>
</context>
<context>
    <name>ConversationRows</name>
    <message>
        <source>Set aside: {0}</source>
        <translation>Deixado de lado: {0}</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Deixado de lado</translation>
    </message>
    <message>
        <source>writing…</source>
        <translation>digitando…</translation>
    </message>
    <message>
        <source>You: {0}</source>
        <translation>Você: {0}</translation>
    </message>
    <message>
        <source>The script could not be loaded</source>
        <translation>Não foi possível carregar o script</translation>
    </message>
    <message>
        <source>The script is not complete</source>
        <translation>O script está incompleto</translation>
    </message>
    <message>
        <source>Ready to be finished</source>
        <translation>Pode ser concluído</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anexo</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Localização</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mensagem</translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message>
        <source>Attached data</source>
        <translation>Dados anexados</translation>
    </message>
    <message>
        <source>Provided by the customer; not proof of identity.</source>
        <translation>Dados trazidos pelo cliente: não provam a identidade.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>e mais %n</numerusform>
            <numerusform>e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Endereço</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Colega</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Assunto</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Início</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Chegada</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Aceite</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Espera</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Fim</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Número</translation>
    </message>
    <message>
        <source>Web visitor</source>
        <translation>Visitante da web</translation>
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
        <translation>Os supervisores não podem</translation>
    </message>
    <message>
        <source>The last three are a wish: the contact centre does not enforce them.</source>
        <translation>Os três últimos são um desejo: a central de atendimento não os impõe.</translation>
    </message>
</context>
<context>
    <name>DialChooser</name>
    <message>
        <source>Number, colleague or queue</source>
        <translation>Número, colega ou fila</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Ligar</translation>
    </message>
    <message>
        <source>Calling {0}…</source>
        <translation>Ligando para {0}…</translation>
    </message>
    <message>
        <source>Call {0}</source>
        <translation>Ligar para {0}</translation>
    </message>
    <message>
        <source>This is your own number. Enter another one.</source>
        <translation>Este é o seu próprio número. Digite outro.</translation>
    </message>
    <message>
        <source>Enter a number or choose somebody.</source>
        <translation>Digite um número ou escolha alguém.</translation>
    </message>
    <message>
        <source>A number to call, or a name to look for</source>
        <translation>Um número para ligar ou um nome para procurar</translation>
    </message>
    <message>
        <source>Who can be called</source>
        <translation>Para quem se pode ligar</translation>
    </message>
    <message>
        <source>Call nobody (Esc)</source>
        <translation>Não ligar para ninguém (Esc)</translation>
    </message>
    <message>
        <source>Make the call (Enter)</source>
        <translation>Ligar (Enter)</translation>
    </message>
</context>
<context>
    <name>DiscardQuestion</name>
    <message>
        <source>Discard what you have written?</source>
        <translation>Descartar o que você escreveu?</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Continuar escrevendo</translation>
    </message>
</context>
<context>
    <name>DraftFiles</name>
    <message>
        <source>Attach a file</source>
        <translation>Anexar um arquivo</translation>
    </message>
    <message>
        <source>Wait until the files are uploaded.</source>
        <translation>Espere até os arquivos serem enviados.</translation>
    </message>
    <message>
        <source>A file was not uploaded: try again or remove it.</source>
        <translation>Um arquivo não foi enviado: tente de novo ou remova-o.</translation>
    </message>
    <message>
        <source>A file is not complete: remove it and attach it again.</source>
        <translation>Um arquivo está incompleto: remova-o e anexe-o de novo.</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Remover {0}</translation>
    </message>
</context>
<context>
    <name>DropDownField</name>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>Choose or type</source>
        <translation>Escolha ou digite</translation>
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
        <translation>Enviar e encerrar</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Deixar de lado</translation>
    </message>
    <message>
        <source>Discard and end</source>
        <translation>Descartar e encerrar</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Continuar escrevendo</translation>
    </message>
    <message>
        <source>What you have written is lost; the conversation ends.</source>
        <translation>O que você escreveu se perde; a conversa termina.</translation>
    </message>
    <message>
        <source>This e-mail is not sent yet</source>
        <translation>Este e-mail ainda não foi enviado</translation>
    </message>
    <message>
        <source>It goes out now; then the conversation ends.</source>
        <translation>Sai agora; depois a conversa termina.</translation>
    </message>
    <message>
        <source>It waits under Pending with what you have written. Nothing ends.</source>
        <translation>Fica em Pendentes com o que você escreveu. Nada termina.</translation>
    </message>
</context>
<context>
    <name>EndQuestion</name>
    <message>
        <source>End conversation</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Keep talking</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>What you have written has not been sent: nobody will read it.</source>
        <translation>O que você escreveu não foi enviado: ninguém vai ler.</translation>
    </message>
    <message>
        <source>{0} is still in the conversation. End it?</source>
        <translation>{0} ainda está na conversa. Deseja encerrá-la?</translation>
    </message>
    <message>
        <source>{0} is still in the conversation.</source>
        <translation>{0} ainda está na conversa.</translation>
    </message>
    <message>
        <source>End anyway</source>
        <translation>Encerrar mesmo assim</translation>
    </message>
    <message>
        <source>End this task? Set it aside if you want to go on with it later.</source>
        <translation>Encerrar esta tarefa? Deixe-a de lado se quiser continuar com ela mais tarde.</translation>
    </message>
    <message>
        <source>End task</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Nobody has answered this e-mail. End it?</source>
        <translation>Ninguém respondeu a este e-mail. Deseja encerrá-lo?</translation>
    </message>
    <message>
        <source>End e-mail</source>
        <translation>Encerrar e-mail</translation>
    </message>
</context>
<context>
    <name>EndTheirsQuestion</name>
    <message>
        <source>End conversation</source>
        <translation>Encerrar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Deixar continuar</translation>
    </message>
    <message>
        <source>End the conversation of {0} with {1}?</source>
        <translation>Encerrar a conversa de {0} com {1}?</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Desligar</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>A whole number</source>
        <translation>Um número inteiro</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>Um número</translation>
    </message>
    <message>
        <source>For example 2026-11-22 09:30</source>
        <translation>Por exemplo, 2026-11-22 09:30</translation>
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
        <translation>Arquivos para enviar</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n files in this conversation?</source>
        <translation>
            <numerusform>Enviar %n arquivo nesta conversa?</numerusform>
            <numerusform>Enviar %n arquivos nesta conversa?</numerusform>
        </translation>
    </message>
    <message>
        <source>This cannot be sent</source>
        <translation>Isto não pode ser enviado</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fechar</translation>
    </message>
</context>
<context>
    <name>FileHandling</name>
    <message>
        <source>Send a file</source>
        <translation>Enviar um arquivo</translation>
    </message>
    <message>
        <source>Save the file</source>
        <translation>Salvar o arquivo</translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FindButton</name>
    <message>
        <source>Find or do…</source>
        <translation>Buscar ou fazer…</translation>
    </message>
</context>
<context>
    <name>HelpCard</name>
    <message>
        <source>Join</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Mais tarde</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>mais %n</numerusform>
            <numerusform>mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Asks for help</source>
        <translation>Pede ajuda</translation>
    </message>
    <message>
        <source>Time since the colleague asked</source>
        <translation>Tempo desde que o colega pediu ajuda</translation>
    </message>
    <message>
        <source>Open the chat with this colleague and look on at their work</source>
        <translation>Abrir o chat com este colega e observar seu trabalho</translation>
    </message>
    <message>
        <source>Answer what is offered first; your colleague goes on waiting</source>
        <translation>Atenda primeiro o que é oferecido; seu colega continua esperando</translation>
    </message>
</context>
<context>
    <name>HistoryTab</name>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Previous conversations</source>
        <translation>Conversas anteriores</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Retornos de chamada</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Nothing tells who the customer is.</source>
        <translation>Nada indica quem é o cliente.</translation>
    </message>
    <message>
        <source>There are no earlier conversations.</source>
        <translation>Não há conversas anteriores.</translation>
    </message>
    <message>
        <source>This tenant does not offer earlier conversations.</source>
        <translation>Este tenant não oferece conversas anteriores.</translation>
    </message>
    <message>
        <source>Earlier conversations could not be loaded.</source>
        <translation>Não foi possível carregar as conversas anteriores.</translation>
    </message>
    <message>
        <source>What was said could not be loaded.</source>
        <translation>Não foi possível carregar o que foi dito.</translation>
    </message>
    <message>
        <source>The note could not be saved. It is kept here.</source>
        <translation>Não foi possível salvar a nota. Ela fica guardada aqui.</translation>
    </message>
    <message>
        <source>We do not know whether the note was saved. Save again: it is looked for.</source>
        <translation>Não sabemos se a nota foi salva. Salve de novo: antes verificamos se ela já existe.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Histórico</translation>
    </message>
    <message>
        <source>Ask the tenant again</source>
        <translation>Consultar o tenant novamente</translation>
    </message>
</context>
<context>
    <name>IdleCard</name>
    <message>
        <source>No offers: your presence profile does not allow work.</source>
        <translation>Sem ofertas: seu perfil de presença não permite trabalho.</translation>
    </message>
    <message>
        <source>No offers: you are not ready.</source>
        <translation>Sem ofertas: você está em pausa.</translation>
    </message>
    <message>
        <source>New conversations are offered here.</source>
        <translation>As novas conversas são oferecidas aqui.</translation>
    </message>
</context>
<context>
    <name>KeyEditor</name>
    <message>
        <source>Choose an action, press Enter, then the new key.</source>
        <translation>Escolha uma ação, pressione Enter e depois a nova tecla.</translation>
    </message>
    <message>
        <source>No action chosen</source>
        <translation>Nenhuma ação escolhida</translation>
    </message>
    <message>
        <source>Reset to {0}</source>
        <translation>Voltar a {0}</translation>
    </message>
    <message>
        <source>This is the default already</source>
        <translation>Já é a padrão</translation>
    </message>
    <message>
        <source>{0} is now the key of “{1}”.</source>
        <translation>{0} agora é a tecla de “{1}”.</translation>
    </message>
    <message>
        <source>Give this action its default key again</source>
        <translation>Devolver a esta ação a sua tecla padrão</translation>
    </message>
</context>
<context>
    <name>KeyField</name>
    <message>
        <source>Press the new key</source>
        <translation>Pressione a nova tecla</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Nova tecla</translation>
    </message>
    <message>
        <source>Press the new key; Esc leaves the key as it is</source>
        <translation>Pressione a nova tecla; Esc deixa a tecla como está</translation>
    </message>
</context>
<context>
    <name>KeyValueRow</name>
    <message>
        <source>Copy with Ctrl+C</source>
        <translation>Copie com Ctrl+C</translation>
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
        <translation>padrão {0}</translation>
    </message>
    <message>
        <source>{0} is the key of “{1}”. Nothing was changed.</source>
        <translation>{0} é a tecla de “{1}”. Nada foi alterado.</translation>
    </message>
    <message>
        <source>These are nine keys: press Ctrl or Alt with a digit from 1 to 9.</source>
        <translation>São nove teclas: pressione Ctrl ou Alt com um dígito de 1 a 9.</translation>
    </message>
    <message>
        <source>changed, default {0}</source>
        <translation>alterada, padrão {0}</translation>
    </message>
    <message>
        <source>This is not a key that can be used.</source>
        <translation>Esta tecla não pode ser usada.</translation>
    </message>
    <message>
        <source>{0} puts an accent on the next letter. Choose another key.</source>
        <translation>{0} põe um acento na letra seguinte. Escolha outra tecla.</translation>
    </message>
    <message>
        <source>{0} types text. Hold Ctrl or Alt with it, or choose a function key.</source>
        <translation>{0} escreve texto. Pressione-a com Ctrl ou Alt, ou escolha uma tecla de função.</translation>
    </message>
    <message>
        <source>{0} is the same as AltGr, which types characters on many keyboards.</source>
        <translation>{0} equivale a AltGr, que escreve caracteres em muitos teclados.</translation>
    </message>
    <message>
        <source>{0} is needed to move and to write. Hold Ctrl or Alt with it.</source>
        <translation>{0} é necessária para navegar e escrever. Pressione-a com Ctrl ou Alt.</translation>
    </message>
    <message>
        <source>{0} already does the same in every program. Choose another key.</source>
        <translation>{0} já faz o mesmo em todos os programas. Escolha outra tecla.</translation>
    </message>
    <message>
        <source>You have no right to this.</source>
        <translation>Você não tem permissão para isto.</translation>
    </message>
    <message>
        <source>There is nothing here to do it to now.</source>
        <translation>Agora não há nada aqui a que aplicá-lo.</translation>
    </message>
    <message>
        <source>Open the call first ({0}).</source>
        <translation>Abra primeiro a chamada ({0}).</translation>
    </message>
    <message>
        <source>Open the call first.</source>
        <translation>Abra primeiro a chamada.</translation>
    </message>
</context>
<context>
    <name>KeysPanel</name>
    <message>
        <source>Find an action or a key</source>
        <translation>Buscar uma ação ou uma tecla</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Reset all keys</source>
        <translation>Restaurar todas as teclas</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fechar (Esc)</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>Nenhum resultado.</translation>
    </message>
    <message>
        <source>All keys are the defaults again.</source>
        <translation>Todas as teclas voltaram a ser as padrão.</translation>
    </message>
    <message>
        <source>All keys are the defaults already</source>
        <translation>Todas as teclas já são as padrão</translation>
    </message>
    <message>
        <source>Give every action its default key again</source>
        <translation>Devolver a cada ação a sua tecla padrão</translation>
    </message>
    <message>
        <source>Arrows choose an action, Enter changes its key</source>
        <translation>As setas escolhem uma ação, Enter altera a tecla</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>Ações e suas teclas</translation>
    </message>
</context>
<context>
    <name>LeftColumn</name>
    <message>
        <source>No conversations</source>
        <translation>Nenhuma conversa</translation>
    </message>
    <message>
        <source>Accept an offer or pick somebody who waits.</source>
        <translation>Aceite uma oferta ou escolha da lista.</translation>
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
        <translation>O sistema de e-mail recusou. Verifique os destinatários e envie de novo.</translation>
    </message>
    <message>
        <source>The mail system could not be reached. Send it again in a moment.</source>
        <translation>Não foi possível contatar o sistema de e-mail. Envie de novo em instantes.</translation>
    </message>
    <message>
        <source>Nobody can tell whether it was sent. Ask before you send it again: it may arrive twice.</source>
        <translation>Não se sabe se foi enviado. Pergunte antes de enviar de novo: pode chegar duas vezes.</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>Remetente desconhecido</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} e mais {1}</translation>
    </message>
    <message>
        <source>Unnamed file</source>
        <translation>Arquivo sem nome</translation>
    </message>
    <message>
        <source>{0} (not complete)</source>
        <translation>{0} (incompleto)</translation>
    </message>
    <message>
        <source>Forwarded {0}</source>
        <translation>Encaminhado: {0}</translation>
    </message>
    <message>
        <source>Answered {0}</source>
        <translation>Respondido: {0}</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Resposta</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Encaminhar</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Novo e-mail</translation>
    </message>
    <message>
        <source>Saved e-mail</source>
        <translation>E-mail salvo</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
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
        <translation>Encaminhar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Save {0}</source>
        <translation>Salvar {0}</translation>
    </message>
    <message>
        <source>Send {0} along</source>
        <translation>Enviar {0} junto</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Answer the sender</source>
        <translation>Responder ao remetente</translation>
    </message>
    <message>
        <source>Answer the sender and everybody else who got the e-mail</source>
        <translation>Responder ao remetente e a todos que receberam o e-mail</translation>
    </message>
    <message>
        <source>Send the e-mail on to somebody else</source>
        <translation>Enviar o e-mail a outra pessoa</translation>
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
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Deixar de lado</translation>
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
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>“{0}” is not complete and not saved on the server</source>
        <translation>“{0}” não está completo nem salvo no servidor</translation>
    </message>
    <message>
        <source>Saved on the server</source>
        <translation>Salvo no servidor</translation>
    </message>
    <message>
        <source>Saved on this computer</source>
        <translation>Salvo neste computador</translation>
    </message>
    <message>
        <source>Show or hide the fields for copies</source>
        <translation>Mostrar ou ocultar os campos de cópia</translation>
    </message>
    <message>
        <source>Throw away what is written</source>
        <translation>Jogar fora o que foi escrito</translation>
    </message>
    <message>
        <source>Set the e-mail aside; it waits under Pending</source>
        <translation>Deixar o e-mail de lado; ele espera em Pendentes</translation>
    </message>
    <message>
        <source>Send the e-mail</source>
        <translation>Enviar o e-mail</translation>
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
        <translation>Indique primeiro para quem vai.</translation>
    </message>
    <message>
        <source>Write your e-mail</source>
        <translation>Escreva seu e-mail</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Assunto</translation>
    </message>
    <message>
        <source>Text of the e-mail</source>
        <translation>Texto do e-mail</translation>
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
        <translation>Data</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Caso</translation>
    </message>
    <message>
        <source>No subject</source>
        <translation>Sem assunto</translation>
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
        <translation>Próxima parte</translation>
    </message>
    <message>
        <source>Part {0}</source>
        <translation>Parte {0}</translation>
    </message>
    <message>
        <source>The rest of this e-mail is too long to be shown.</source>
        <translation>O restante deste e-mail é longo demais para ser mostrado.</translation>
    </message>
    <message>
        <source>Text of the e-mail</source>
        <translation>Texto do e-mail</translation>
    </message>
    <message>
        <source>Go back to the part before</source>
        <translation>Voltar à parte anterior</translation>
    </message>
    <message>
        <source>Go on to the next part</source>
        <translation>Ir à próxima parte</translation>
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
        <translation>Voltar ao serviço</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
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
        <translation>Espera de novo em {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n calls missed</source>
        <translation>
            <numerusform>%n chamada perdida</numerusform>
            <numerusform>%n chamadas perdidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Call missed: {0}</source>
        <translation>Chamada perdida: {0}</translation>
    </message>
    <message>
        <source>The call was for you alone; nobody else has taken it.</source>
        <translation>A chamada era só para você; ninguém mais atendeu.</translation>
    </message>
    <message>
        <source>You are now not ready.</source>
        <translation>Agora você está em pausa.</translation>
    </message>
</context>
<context>
    <name>MissingButton</name>
    <message>
        <source>Go to the first question without an answer</source>
        <translation>Ir para a primeira pergunta sem resposta</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} e mais %n</numerusform>
            <numerusform>{0} e mais %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n required answers missing</source>
        <translation>
            <numerusform>Falta %n resposta obrigatória</numerusform>
            <numerusform>Faltam %n respostas obrigatórias</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModeBar</name>
    <message>
        <source>Leave</source>
        <translation>Sair</translation>
    </message>
    <message>
        <source>Choose a conversation at the left</source>
        <translation>Escolha uma conversa à esquerda</translation>
    </message>
    <message>
        <source>Stop supervising this colleague; they are told</source>
        <translation>Parar de supervisionar este colega; ele é avisado</translation>
    </message>
</context>
<context>
    <name>MultiField</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n escolhida</numerusform>
            <numerusform>%n escolhidas</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
</context>
<context>
    <name>NarrowMenu</name>
    <message>
        <source>Show everything</source>
        <translation>Mostrar tudo</translation>
    </message>
</context>
<context>
    <name>NewMailButton</name>
    <message>
        <source>You do not serve e-mails.</source>
        <translation>Você não atende e-mails.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
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
        <translation>Assunto</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Escrever</translation>
    </message>
    <message>
        <source>Begin the e-mail</source>
        <translation>Começar o e-mail</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Novo e-mail</translation>
    </message>
    <message>
        <source>Say whom it goes to first.</source>
        <translation>Indique primeiro para quem vai.</translation>
    </message>
</context>
<context>
    <name>NoteBox</name>
    <message>
        <source>Add note</source>
        <translation>Adicionar nota</translation>
    </message>
    <message>
        <source>Write something first</source>
        <translation>Escreva algo primeiro</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Salvando…</translation>
    </message>
    <message>
        <source>Note for colleagues</source>
        <translation>Nota para colegas</translation>
    </message>
    <message>
        <source>Colleagues see it with this conversation; customers do not.</source>
        <translation>Os colegas a veem com esta conversa; os clientes não.</translation>
    </message>
    <message>
        <source>Write a note for colleagues</source>
        <translation>Escreva uma nota para os colegas</translation>
    </message>
    <message>
        <source>Keep the note with this conversation</source>
        <translation>Guardar a nota com esta conversa</translation>
    </message>
</context>
<context>
    <name>NothingOpen</name>
    <message>
        <source>A wrap-up is waiting for you</source>
        <translation>Há um pós-atendimento pendente</translation>
    </message>
    <message>
        <source>Open it in the list on the left, answer its script and finish it.</source>
        <translation>Abra-o na lista à esquerda, responda ao script e conclua.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>{0} is waiting for you</source>
        <translation>{0} está esperando</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to read and answer the conversation.</source>
        <translation>Aceite a oferta com {0} para ler a conversa e responder.</translation>
    </message>
    <message>
        <source>{0} is to be called</source>
        <translation>É preciso ligar para {0}</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to see why. You place the call after that.</source>
        <translation>Aceite a oferta com {0} para ver o motivo. A chamada é feita por você depois.</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to talk to the customer.</source>
        <translation>Aceite a oferta com {0} para falar com o cliente.</translation>
    </message>
    <message>
        <source>Accept the offer with {0} to talk to your colleague.</source>
        <translation>Aceite a oferta com {0} para falar com seu colega.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Aceitar</translation>
    </message>
    <message>
        <source>A colleague asks for help</source>
        <translation>Um colega pede ajuda</translation>
    </message>
    <message>
        <source>Join with {0}, or put it off with {1} for what is offered to you.</source>
        <translation>Participe com {0} ou deixe para depois com {1} e atenda o que lhe é oferecido.</translation>
    </message>
    <message>
        <source>No conversation is open</source>
        <translation>Nenhuma conversa está aberta</translation>
    </message>
    <message>
        <source>Choose one in the list on the left, or go through them with {0}.</source>
        <translation>Escolha uma na lista à esquerda ou percorra-as com {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n wrap-ups are waiting for you</source>
        <translation>
            <numerusform>Há %n pós-atendimento pendente</numerusform>
            <numerusform>Há %n pós-atendimentos pendentes</numerusform>
        </translation>
    </message>
    <message>
        <source>Open one in the list on the left, answer its script and finish it.</source>
        <translation>Abra um na lista à esquerda, responda ao script e conclua.</translation>
    </message>
    <message>
        <source>The next conversation will be offered on the left. You can also pick one from the picklist.</source>
        <translation>A próxima conversa será oferecida à esquerda. Você também pode atender uma da lista de seleção.</translation>
    </message>
    <message>
        <source>All done for now</source>
        <translation>Tudo pronto por enquanto</translation>
    </message>
    <message>
        <source>Be ready</source>
        <translation>Entrar em serviço</translation>
    </message>
    <message>
        <source>You are not ready</source>
        <translation>Você está em pausa</translation>
    </message>
    <message>
        <source>Choose a presence profile that allows work, then be ready.</source>
        <translation>Escolha um perfil de presença que permita trabalho e entre em serviço.</translation>
    </message>
    <message>
        <source>Nothing is offered to you. Be ready, or pick a conversation from the picklist.</source>
        <translation>Você não recebe ofertas. Entre em serviço ou atenda uma conversa da lista de seleção.</translation>
    </message>
</context>
<context>
    <name>NoticeRow</name>
    <message>
        <source>Dismiss</source>
        <translation>Dispensar</translation>
    </message>
</context>
<context>
    <name>OfferArea</name>
    <message>
        <source>Waiting for the server…</source>
        <translation>Aguardando o servidor…</translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message>
        <source>Accept</source>
        <translation>Aceitar</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Recusar</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Accept this conversation</source>
        <translation>Aceitar esta conversa</translation>
    </message>
    <message>
        <source>Decline; whoever waits keeps their place in the queue</source>
        <translation>Recusar; quem espera mantém o lugar na fila</translation>
    </message>
    <message>
        <source>Decline this conversation</source>
        <translation>Recusar esta conversa</translation>
    </message>
    <message>
        <source>Time since the offer</source>
        <translation>Tempo desde a oferta</translation>
    </message>
    <message>
        <source>Time left to answer</source>
        <translation>Tempo restante para responder</translation>
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
        <translation>Filas atendidas sem sessão iniciada</translation>
    </message>
    <message>
        <source>You have no queues for calls.</source>
        <translation>Você não tem filas de chamadas.</translation>
    </message>
</context>
<context>
    <name>OwnSettings</name>
    <message>
        <source>You have no right to change this.</source>
        <translation>Você não tem permissão para mudar isto.</translation>
    </message>
    <message>
        <source>Your user has no telephone here.</source>
        <translation>Seu usuário não tem telefone aqui.</translation>
    </message>
    <message>
        <source>Your contact centre sets this for you.</source>
        <translation>Sua central de atendimento define isto para você.</translation>
    </message>
    <message>
        <source>Your contact centre does not offer this.</source>
        <translation>Sua central de atendimento não oferece isto.</translation>
    </message>
    <message>
        <source>Not saved: a name is needed.</source>
        <translation>Não foi salvo: é preciso um nome.</translation>
    </message>
    <message>
        <source>Not saved: a number has digits, spaces and - ( ) . / * # only, and a + at the front.</source>
        <translation>Não foi salvo: um número só tem algarismos, espaços e - ( ) . / * #, e um + no início.</translation>
    </message>
    <message>
        <source>Not saved: a number has at least three digits.</source>
        <translation>Não foi salvo: um número tem pelo menos três algarismos.</translation>
    </message>
    <message>
        <source>Answer offered conversations by itself</source>
        <translation>Aceitar automaticamente as conversas oferecidas</translation>
    </message>
    <message>
        <source>Agents may deny supervisors</source>
        <translation>Os agentes podem recusar supervisores</translation>
    </message>
    <message>
        <source>Queue for questions to supervisors</source>
        <translation>Fila para perguntas a supervisores</translation>
    </message>
    <message>
        <source>Supervise me at all</source>
        <translation>Me supervisionar de forma alguma</translation>
    </message>
    <message>
        <source>Listen to my conversations</source>
        <translation>Ouvir minhas conversas</translation>
    </message>
    <message>
        <source>Coach me</source>
        <translation>Me orientar</translation>
    </message>
    <message>
        <source>Barge in to my conversations</source>
        <translation>Intervir nas minhas conversas</translation>
    </message>
    <message>
        <source>Hang up my calls</source>
        <translation>Desligar minhas chamadas</translation>
    </message>
    <message>
        <source>Take my calls over</source>
        <translation>Assumir minhas chamadas</translation>
    </message>
    <message>
        <source>Record my calls</source>
        <translation>Gravar minhas chamadas</translation>
    </message>
    <message>
        <source>My own number</source>
        <translation>Meu próprio número</translation>
    </message>
    <message>
        <source>Mobile phone</source>
        <translation>Celular</translation>
    </message>
    <message>
        <source>Desk phone</source>
        <translation>Telefone de mesa</translation>
    </message>
    <message>
        <source>Other phone</source>
        <translation>Outro telefone</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Open now</source>
        <translation>Já está aberta</translation>
    </message>
    <message>
        <source>Not possible now</source>
        <translation>Não é possível agora</translation>
    </message>
    <message>
        <source>Presence profile</source>
        <translation>Perfil de presença</translation>
    </message>
    <message>
        <source>Active now</source>
        <translation>Ativo agora</translation>
    </message>
    <message>
        <source>Leave {0}</source>
        <translation>Sair de {0}</translation>
    </message>
    <message>
        <source>Join {0}</source>
        <translation>Entrar em {0}</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Fila</translation>
    </message>
</context>
<context>
    <name>PaletteList</name>
    <message>
        <source>Find a conversation, an action, a profile…</source>
        <translation>Buscar uma conversa, uma ação, um perfil…</translation>
    </message>
    <message>
        <source>No matches.</source>
        <translation>Nenhum resultado.</translation>
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
        <translation>Mostrar ou ocultar o que foi dito</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Carregando…</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cliente</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Nada foi escrito.</translation>
    </message>
    <message>
        <source>Waiting now</source>
        <translation>Aguardando agora</translation>
    </message>
    <message>
        <source>Being served now</source>
        <translation>Em atendimento agora</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Atendida</translation>
    </message>
    <message>
        <source>Customer left</source>
        <translation>O cliente saiu</translation>
    </message>
</context>
<context>
    <name>PersonalDataBox</name>
    <message>
        <source>Keep it</source>
        <translation>Manter</translation>
    </message>
    <message>
        <source>Collect</source>
        <translation>Reunir</translation>
    </message>
    <message>
        <source>Collect again</source>
        <translation>Reunir de novo</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Apagar definitivamente</translation>
    </message>
    <message>
        <source>Delete it…</source>
        <translation>Apagar…</translation>
    </message>
    <message>
        <source>This customer has no address or number to look for.</source>
        <translation>Este cliente não tem endereço nem número para procurar.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Delete all of it for good? Conversations that still run stay.</source>
        <translation>Apagar tudo definitivamente? As conversas em andamento ficam.</translation>
    </message>
    <message>
        <source>What is kept of {0} is being collected…</source>
        <translation>Reunindo o que se guarda de {0}…</translation>
    </message>
    <message>
        <source>Nothing is kept of {0}.</source>
        <translation>Nada se guarda de {0}.</translation>
    </message>
    <message>
        <source>This is kept of {0}:</source>
        <translation>Isto se guarda de {0}:</translation>
    </message>
    <message>
        <source>It is being deleted…</source>
        <translation>Está sendo apagado…</translation>
    </message>
    <message>
        <source>See all that the contact centre keeps of this customer.</source>
        <translation>Ver tudo o que a central de atendimento guarda deste cliente.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversa</numerusform>
            <numerusform>%n conversas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n consentimento</numerusform>
            <numerusform>%n consentimentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directory entries</source>
        <translation>
            <numerusform>%n entrada do diretório</numerusform>
            <numerusform>%n entradas do diretório</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n campaign contacts</source>
        <translation>
            <numerusform>%n contato de campanha</numerusform>
            <numerusform>%n contatos de campanha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callbacks</source>
        <translation>
            <numerusform>%n retorno de chamada</numerusform>
            <numerusform>%n retornos de chamada</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n mensagem</numerusform>
            <numerusform>%n mensagens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted for good.</source>
        <translation>
            <numerusform>%n conversa foi apagada definitivamente.</numerusform>
            <numerusform>%n conversas foram apagadas definitivamente.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was deleted for good.</source>
        <translation>Foi apagado definitivamente.</translation>
    </message>
    <message numerus="yes">
        <source>%n still run and were kept: delete them later.</source>
        <translation>
            <numerusform>%n ainda está em andamento e foi mantida: apague depois.</numerusform>
            <numerusform>%n ainda estão em andamento e foram mantidas: apague depois.</numerusform>
        </translation>
    </message>
    <message>
        <source>Have all that is kept of this customer looked up</source>
        <translation>Mandar procurar tudo o que se guarda deste cliente</translation>
    </message>
    <message>
        <source>Delete what was found; it cannot be brought back</source>
        <translation>Apagar o que foi encontrado; não há como recuperar</translation>
    </message>
    <message>
        <source>Delete nothing</source>
        <translation>Não apagar nada</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Dados pessoais</translation>
    </message>
</context>
<context>
    <name>PicklistDelegate</name>
    <message>
        <source>Pick</source>
        <translation>Atender</translation>
    </message>
    <message>
        <source>{0} · picking…</source>
        <translation>{0} · solicitando…</translation>
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
        <translation>Lista de seleção</translation>
    </message>
    <message>
        <source>Nothing waiting matches the filter.</source>
        <translation>Nada do que espera corresponde ao filtro.</translation>
    </message>
    <message>
        <source>Nobody is waiting to be picked.</source>
        <translation>Ninguém espera na lista.</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} de {1}</translation>
    </message>
    <message>
        <source>{0} · longest {1}</source>
        <translation>{0} · a mais longa {1}</translation>
    </message>
</context>
<context>
    <name>PlainBody</name>
    <message>
        <source>Attached data</source>
        <translation>Dados anexados</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Sem título</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contato</translation>
    </message>
</context>
<context>
    <name>PreferencesPanel</name>
    <message>
        <source>My settings at the contact centre</source>
        <translation>Minhas configurações na central de atendimento</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Fechar (Esc)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvo.</translation>
    </message>
    <message>
        <source>Every change is saved at once.</source>
        <translation>Cada alteração é salva na hora.</translation>
    </message>
</context>
<context>
    <name>PresenceBar</name>
    <message>
        <source>Show the details beside the conversation</source>
        <translation>Mostrar os detalhes ao lado da conversa</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>No profile</source>
        <translation>Sem perfil</translation>
    </message>
    <message>
        <source>Waiting for the server…</source>
        <translation>Aguardando o servidor…</translation>
    </message>
</context>
<context>
    <name>PreviewCard</name>
    <message>
        <source>Call</source>
        <translation>Ligar</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Recusar</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Enter a number to call</source>
        <translation>Digite um número para ligar</translation>
    </message>
    <message>
        <source>Time left for the preview</source>
        <translation>Tempo restante da prévia</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Número para ligar</translation>
    </message>
    <message>
        <source>Call the customer now</source>
        <translation>Ligar agora para o cliente</translation>
    </message>
    <message>
        <source>Leave this customer for later</source>
        <translation>Deixar este cliente para mais tarde</translation>
    </message>
    <message>
        <source>This customer is not to be called</source>
        <translation>Não ligar para este cliente</translation>
    </message>
</context>
<context>
    <name>ProfileMenu</name>
    <message>
        <source>Presence profiles</source>
        <translation>Perfis de presença</translation>
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
        <translation>Shift</translation>
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
        <translation>Alterar</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>Obrigatória</translation>
    </message>
    <message>
        <source>This question needs an answer.</source>
        <translation>Esta pergunta precisa de uma resposta.</translation>
    </message>
    <message>
        <source>Change this answer; the questions after it may change too</source>
        <translation>Alterar esta resposta; as perguntas seguintes também podem mudar</translation>
    </message>
</context>
<context>
    <name>QueueMenu</name>
    <message>
        <source>Queues</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>You have no queues</source>
        <translation>Você não tem filas</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>set by your supervisor</source>
        <translation>definida pelo seu supervisor</translation>
    </message>
    <message>
        <source>offered to you</source>
        <translation>por oferta</translation>
    </message>
    <message>
        <source>you pick</source>
        <translation>por seleção</translation>
    </message>
</context>
<context>
    <name>ReadyChip</name>
    <message>
        <source>Waiting for the server…</source>
        <translation>Aguardando o servidor…</translation>
    </message>
    <message>
        <source>Stop getting work</source>
        <translation>Parar de receber trabalho</translation>
    </message>
    <message>
        <source>Start getting work</source>
        <translation>Começar a receber trabalho</translation>
    </message>
</context>
<context>
    <name>ResultCard</name>
    <message>
        <source>Result of the call</source>
        <translation>Resultado da chamada</translation>
    </message>
    <message>
        <source>Save the result</source>
        <translation>Salvar o resultado</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>The campaign wants to know what the call came to.</source>
        <translation>A campanha quer saber o resultado da chamada.</translation>
    </message>
    <message>
        <source>Saved: {0}</source>
        <translation>Salvo: {0}</translation>
    </message>
    <message>
        <source>Choose a result first</source>
        <translation>Escolha antes um resultado</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Escolher…</translation>
    </message>
    <message>
        <source>When to call again</source>
        <translation>Quando ligar de novo</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>em {0}</translation>
    </message>
    <message>
        <source>Why to call again</source>
        <translation>Por que ligar de novo</translation>
    </message>
    <message>
        <source>Tell the campaign what the call came to</source>
        <translation>Informar à campanha o resultado da chamada</translation>
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
        <translation>Escreva aqui</translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation>Escreva algo primeiro.</translation>
    </message>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>%n caractere a mais</numerusform>
            <numerusform>%n caracteres a mais</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter starts a new line</source>
        <translation>Enter envia, Shift+Enter começa outra linha</translation>
    </message>
    <message>
        <source>Send it to those named above; Enter does it too</source>
        <translation>Enviar a quem está indicado acima; Enter também envia</translation>
    </message>
</context>
<context>
    <name>Script</name>
    <message>
        <source>Please enter a whole number, such as 12.</source>
        <translation>Digite um número inteiro, como 12.</translation>
    </message>
    <message>
        <source>Please enter a number, such as 12.5.</source>
        <translation>Digite um número, como 12.5.</translation>
    </message>
    <message>
        <source>Please enter a date, such as 2026-11-22 09:30.</source>
        <translation>Digite uma data, como 2026-11-22 09:30.</translation>
    </message>
    <message>
        <source>Please check this answer.</source>
        <translation>Verifique esta resposta.</translation>
    </message>
</context>
<context>
    <name>ScriptTab</name>
    <message>
        <source>Kept on this computer; not yet on the server</source>
        <translation>Salvo neste computador; ainda não no servidor</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Salvo</translation>
    </message>
    <message>
        <source>No script</source>
        <translation>Sem script</translation>
    </message>
    <message>
        <source>This queue asks for no contact reason.</source>
        <translation>Esta fila não pede motivo de contato.</translation>
    </message>
    <message>
        <source>No contact reason is asked for here.</source>
        <translation>Aqui não se pede motivo de contato.</translation>
    </message>
    <message>
        <source>The script could not be loaded</source>
        <translation>Não foi possível carregar o script</translation>
    </message>
    <message>
        <source>It is required. Try again; if it does not come, tell your supervisor.</source>
        <translation>É obrigatório. Tente de novo; se não chegar, avise seu supervisor.</translation>
    </message>
    <message>
        <source>The server has not sent it. You can finish the conversation without it.</source>
        <translation>O servidor não o enviou. Você pode concluir a conversa sem ele.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Script</translation>
    </message>
    <message>
        <source>{0} · required</source>
        <translation>{0} · obrigatório</translation>
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
        <translation>Limpar (Esc)</translation>
    </message>
</context>
<context>
    <name>SettingsMenu</name>
    <message>
        <source>Same as the system</source>
        <translation>Como o sistema</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
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
        <translation>Som das ofertas</translation>
    </message>
    <message>
        <source>Notifications on the desktop</source>
        <translation>Notificações na área de trabalho</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>&amp;Keep me signed in</source>
        <translation>&amp;Manter a sessão iniciada</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Mostrar a senha</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Entrar</translation>
    </message>
    <message>
        <source>Kept from last time</source>
        <translation>Salva da última vez</translation>
    </message>
    <message>
        <source>This computer has no system keyring: the password is kept only until you close the program.</source>
        <translation>Este computador não tem um chaveiro do sistema: a senha é mantida só até você fechar o programa.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Entrando…</translation>
    </message>
    <message>
        <source>Tenant address</source>
        <translation>Endereço do tenant</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Usuário</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Senha</translation>
    </message>
    <message>
        <source>The address your administrator gave you</source>
        <translation>O endereço que seu administrador informou</translation>
    </message>
    <message>
        <source>The name you sign in with</source>
        <translation>O nome com que você entra</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>Sua senha</translation>
    </message>
    <message>
        <source>Sign in automatically when the program starts</source>
        <translation>Entrar automaticamente ao abrir o programa</translation>
    </message>
    <message>
        <source>Sign in (Enter)</source>
        <translation>Entrar (Enter)</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Ocultar a senha</translation>
    </message>
</context>
<context>
    <name>SignInNotice</name>
    <message>
        <source>Take over</source>
        <translation>Continuar aqui</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close the other session and sign in here</source>
        <translation>Fechar a outra sessão e entrar aqui</translation>
    </message>
    <message>
        <source>Leave the other session alone</source>
        <translation>Deixar a outra sessão como está</translation>
    </message>
    <message>
        <source>You are already signed in somewhere else{0}. If you continue here, that session is closed; its conversations come with you.</source>
        <translation>Você já tem uma sessão aberta em outro lugar{0}. Se continuar aqui, ela será fechada e as conversas virão para esta.</translation>
    </message>
</context>
<context>
    <name>SignInView</name>
    <message>
        <source>Type the name you sign in with.</source>
        <translation>Digite o nome com que você entra.</translation>
    </message>
    <message>
        <source>Type your password.</source>
        <translation>Digite sua senha.</translation>
    </message>
    <message>
        <source>Sign in to Contact PRO</source>
        <translation>Entrar no Contact PRO</translation>
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
        <translation>Ficar</translation>
    </message>
    <message>
        <source>Close the program with open work?</source>
        <translation>Fechar o programa com trabalho em aberto?</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>Fechar mesmo assim</translation>
    </message>
    <message>
        <source>Sign out with open work?</source>
        <translation>Sair com trabalho em aberto?</translation>
    </message>
    <message>
        <source>Sign out anyway</source>
        <translation>Sair mesmo assim</translation>
    </message>
    <message>
        <source>Nothing is open now.</source>
        <translation>Agora não há nada em aberto.</translation>
    </message>
    <message numerus="yes">
        <source>%n offers go back to their queue.</source>
        <translation>
            <numerusform>%n oferta volta para a fila.</numerusform>
            <numerusform>%n ofertas voltam para a fila.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats return to the front of their queue.</source>
        <translation>
            <numerusform>%n chat volta para o início da fila.</numerusform>
            <numerusform>%n chats voltam para o início da fila.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls end.</source>
        <translation>
            <numerusform>%n chamada é encerrada.</numerusform>
            <numerusform>%n chamadas são encerradas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mails or tasks stay with you.</source>
        <translation>
            <numerusform>%n e-mail ou tarefa fica com você.</numerusform>
            <numerusform>%n e-mails ou tarefas ficam com você.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrap-ups wait until you are back.</source>
        <translation>
            <numerusform>%n pós-atendimento espera a sua volta.</numerusform>
            <numerusform>%n pós-atendimentos esperam a sua volta.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SigningInView</name>
    <message>
        <source>Signing in…</source>
        <translation>Entrando…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>When everything shown was last known to be as the server has it</source>
        <translation>Última vez em que se soube que tudo o que é mostrado está como no servidor</translation>
    </message>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} e mais %n</numerusform>
            <numerusform>{0} e mais %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Serving: {0}</source>
        <translation>Atendendo: {0}</translation>
    </message>
    <message>
        <source>Serving no queue</source>
        <translation>Não atende nenhuma fila</translation>
    </message>
    <message>
        <source>{0} in {1} s</source>
        <translation>{0} em {1} s</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <translation>Sincronizado {0}</translation>
    </message>
    <message>
        <source>Nobody waiting</source>
        <translation>Ninguém em espera</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting · longest {0}</source>
        <translation>
            <numerusform>%n em espera · a mais longa {0}</numerusform>
            <numerusform>%n em espera · a mais longa {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Supervision</name>
    <message>
        <source>Supervised by you</source>
        <translation>Supervisionados por você</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>Colegas</translation>
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
        <translation>Ouvir</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Orientar</translation>
    </message>
    <message>
        <source>Barge in</source>
        <translation>Intervir</translation>
    </message>
    <message>
        <source>Supervised</source>
        <translation>Supervisionado</translation>
    </message>
    <message>
        <source>You look on</source>
        <translation>Você observa</translation>
    </message>
    <message>
        <source>You listen</source>
        <translation>Você ouve</translation>
    </message>
    <message>
        <source>You coach</source>
        <translation>Você orienta</translation>
    </message>
    <message>
        <source>You take part</source>
        <translation>Você participa</translation>
    </message>
    <message>
        <source>Write to the agent alone; customers do not notice</source>
        <translation>Escrever só ao agente; os clientes não percebem</translation>
    </message>
    <message>
        <source>See what is written as it happens; calls are not heard</source>
        <translation>Ver o que se escreve na hora; as chamadas não são ouvidas</translation>
    </message>
    <message>
        <source>Hear the call by your own phone; nobody hears you</source>
        <translation>Ouvir a chamada pelo seu próprio telefone; ninguém ouve você</translation>
    </message>
    <message>
        <source>Take part: the customer and the agent both read or hear you</source>
        <translation>Participar: o cliente e o agente leem ou ouvem você</translation>
    </message>
    <message>
        <source>You see what is written as it happens. {0} knows that you do.</source>
        <translation>Você vê o que se escreve na hora. {0} sabe disso.</translation>
    </message>
    <message>
        <source>You hear calls by your own phone, if your telephone system connects it; nobody hears you. {0} knows that you listen.</source>
        <translation>Você ouve as chamadas pelo seu próprio telefone, se o seu sistema telefônico o conectar; ninguém ouve você. {0} sabe que você escuta.</translation>
    </message>
    <message>
        <source>What you write reaches {0} alone.</source>
        <translation>O que você escreve chega só a {0}.</translation>
    </message>
    <message>
        <source>What you write reaches the customer and {0}.</source>
        <translation>O que você escreve chega ao cliente e a {0}.</translation>
    </message>
    <message>
        <source>You supervise {0}.</source>
        <translation>Você supervisiona {0}.</translation>
    </message>
    <message>
        <source>Only {0} reads this</source>
        <translation>Só {0} lê isto</translation>
    </message>
    <message>
        <source>{0} and {1} read this</source>
        <translation>{0} e {1} leem isto</translation>
    </message>
    <message>
        <source>You have no right to supervise colleagues.</source>
        <translation>Você não tem permissão para supervisionar colegas.</translation>
    </message>
    <message>
        <source>{0} is not signed in.</source>
        <translation>{0} não iniciou sessão.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>{0} does not allow this now.</source>
        <translation>{0} não permite isto agora.</translation>
    </message>
    <message>
        <source>{0} has not accepted your chat yet.</source>
        <translation>{0} ainda não aceitou seu chat.</translation>
    </message>
    <message>
        <source>You have no chat queue to write from.</source>
        <translation>Você não tem fila de chat a partir da qual escrever.</translation>
    </message>
    <message>
        <source>This conversation is over.</source>
        <translation>Esta conversa terminou.</translation>
    </message>
    <message>
        <source>There is no open chat to write in.</source>
        <translation>Não há chat aberto em que escrever.</translation>
    </message>
    <message>
        <source>{0} has not taken it yet.</source>
        <translation>{0} ainda não a aceitou.</translation>
    </message>
    <message>
        <source>Only calls can be heard. Monitor shows this one.</source>
        <translation>Só chamadas podem ser ouvidas. Esta se vê com “Observar”.</translation>
    </message>
    <message>
        <source>Only calls and chats can be barged in to.</source>
        <translation>Só é possível intervir em chamadas e chats.</translation>
    </message>
    <message>
        <source>{0} may not record calls.</source>
        <translation>{0} não pode gravar chamadas.</translation>
    </message>
</context>
<context>
    <name>SupervisionView</name>
    <message>
        <source>Supervision</source>
        <translation>Supervisão</translation>
    </message>
    <message>
        <source>Back to your conversations (Esc)</source>
        <translation>Voltar às suas conversas (Esc)</translation>
    </message>
    <message>
        <source>Choose a colleague</source>
        <translation>Escolha um colega</translation>
    </message>
    <message>
        <source>You see their conversations once you look on. They are told.</source>
        <translation>Você verá as conversas assim que começar a observar. A pessoa é avisada.</translation>
    </message>
    <message>
        <source>There is nothing to see until they sign in. Enter looks them up again.</source>
        <translation>Não há nada para ver até que inicie sessão. Enter busca de novo.</translation>
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
        <translation>Assumir</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>Deixar</translation>
    </message>
    <message>
        <source>Take the conversation with {1} away from {0}? It is offered to you, to accept.</source>
        <translation>Tirar de {0} a conversa com {1}? Ela será oferecida a você para aceitar.</translation>
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
        <translation>Ninguém corresponde à busca.</translation>
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
        <translation>Dados anexados</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Deixar de lado</translation>
    </message>
    <message>
        <source>No title</source>
        <translation>Sem título</translation>
    </message>
    <message>
        <source>Created {0}</source>
        <translation>Criada em {0}</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>Set the task aside; it waits under Pending</source>
        <translation>Deixar a tarefa de lado; ela espera em Pendentes</translation>
    </message>
</context>
<context>
    <name>Telephone</name>
    <message>
        <source>Telephone</source>
        <translation>Telefone</translation>
    </message>
    <message>
        <source>Number outside the contact centre</source>
        <translation>Número fora da central de atendimento</translation>
    </message>
    <message>
        <source>Get calls there also while signed out</source>
        <translation>Receber chamadas lá também sem sessão iniciada</translation>
    </message>
    <message>
        <source>Several telephones ring together</source>
        <translation>Vários telefones tocam juntos</translation>
    </message>
    <message>
        <source>Number: {0}</source>
        <translation>Número: {0}</translation>
    </message>
    <message>
        <source>Calls go out from</source>
        <translation>As chamadas saem de</translation>
    </message>
</context>
<context>
    <name>TenantSettings</name>
    <message>
        <source>Settings of the contact centre</source>
        <translation>Configurações da central de atendimento</translation>
    </message>
    <message>
        <source>Your contact centre has no settings for you.</source>
        <translation>Sua central de atendimento não tem configurações para você.</translation>
    </message>
</context>
<context>
    <name>Texts</name>
    <message>
        <source>Ready</source>
        <translation>Em serviço</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Em pausa</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>Livre</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Atendendo</translation>
    </message>
    <message>
        <source>Away</source>
        <translation>Ausente</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Off-line</translation>
    </message>
    <message>
        <source>Availability not known</source>
        <translation>Disponibilidade desconhecida</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Chamada</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Tarefa</translation>
    </message>
    <message>
        <source>External call</source>
        <translation>Chamada externa</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contato</translation>
    </message>
    <message>
        <source>Campaign call</source>
        <translation>Chamada de campanha</translation>
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
        <translation>Chamado</translation>
    </message>
    <message>
        <source>Offered</source>
        <translation>Oferecidas</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Ativas</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Pós-atendimento</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendentes</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Concluídas</translation>
    </message>
    <message>
        <source>Offered</source>
        <comment>one conversation</comment>
        <translation>Oferecida</translation>
    </message>
    <message>
        <source>Active</source>
        <comment>one conversation</comment>
        <translation>Ativa</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <comment>one conversation</comment>
        <translation>Em pós-atendimento</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>one conversation</comment>
        <translation>Pendente</translation>
    </message>
    <message>
        <source>Finished</source>
        <comment>one conversation</comment>
        <translation>Concluída</translation>
    </message>
    <message>
        <source>Unknown customer</source>
        <translation>Cliente desconhecido</translation>
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
        <translation>sem trabalho</translation>
    </message>
    <message>
        <source>can get work</source>
        <translation>permite trabalho</translation>
    </message>
    <message>
        <source>The profile “{0}” does not allow work. Choose another profile to be ready.</source>
        <translation>O perfil “{0}” não permite trabalho. Escolha outro perfil para entrar em serviço.</translation>
    </message>
    <message>
        <source>{0} was faster. It is no longer available.</source>
        <translation>{0} chegou antes. Não está mais disponível.</translation>
    </message>
    <message>
        <source>{0} does not allow being supervised.</source>
        <translation>{0} não permite ser supervisionado(a).</translation>
    </message>
    <message>
        <source>The server did not understand the request. If it happens again, report it.</source>
        <translation>O servidor não entendeu a solicitação. Se acontecer de novo, avise o suporte.</translation>
    </message>
    <message>
        <source>You do not have the right to do this. Your supervisor can change that.</source>
        <translation>Você não tem permissão para isso. Seu supervisor pode alterar.</translation>
    </message>
    <message>
        <source>It no longer exists on the server.</source>
        <translation>Não existe mais no servidor.</translation>
    </message>
    <message>
        <source>That is not possible at this moment. Check the status and try again.</source>
        <translation>Isso não é possível neste momento. Verifique o estado e tente de novo.</translation>
    </message>
    <message>
        <source>Your presence profile does not allow work. Choose another profile first.</source>
        <translation>Seu perfil de presença não permite trabalho. Escolha outro perfil primeiro.</translation>
    </message>
    <message>
        <source>A colleague was faster. It is no longer available.</source>
        <translation>Outra pessoa chegou antes. Não está mais disponível.</translation>
    </message>
    <message>
        <source>It is reserved for another agent and cannot be picked now.</source>
        <translation>Está reservada para outro agente e não pode ser atendida agora.</translation>
    </message>
    <message>
        <source>Your colleague does not allow being supervised.</source>
        <translation>Seu colega não permite ser supervisionado.</translation>
    </message>
    <message>
        <source>Cannot be called now</source>
        <translation>Não pode receber chamadas agora</translation>
    </message>
    <message>
        <source>You passed the conversation on.</source>
        <translation>Você transferiu a conversa.</translation>
    </message>
    <message>
        <source>Your colleague left the conversation.</source>
        <translation>Seu colega saiu da conversa.</translation>
    </message>
    <message>
        <source>The connection to your colleague was lost.</source>
        <translation>A conexão com seu colega foi perdida.</translation>
    </message>
    <message>
        <source>Your colleague left before anyone answered.</source>
        <translation>Seu colega saiu antes que alguém atendesse.</translation>
    </message>
    <message>
        <source>The file is larger than your contact centre takes.</source>
        <translation>O arquivo é maior do que seu centro de contato aceita.</translation>
    </message>
    <message>
        <source>Your contact centre refuses files of this kind.</source>
        <translation>Seu centro de contato recusa arquivos deste tipo.</translation>
    </message>
    <message>
        <source>The file cannot be read any more.</source>
        <translation>O arquivo não pode mais ser lido.</translation>
    </message>
    <message>
        <source>The server cannot store anything now, its disk may be full. Tell your administrator, and try again later.</source>
        <translation>O servidor não consegue gravar nada agora; o disco dele pode estar cheio. Avise o administrador e tente mais tarde.</translation>
    </message>
    <message>
        <source>The server did not confirm it in time. Check whether it happened, then retry.</source>
        <translation>O servidor não confirmou a tempo. Verifique se foi feito antes de tentar de novo.</translation>
    </message>
    <message>
        <source>The target cannot serve this channel. Choose another one.</source>
        <translation>O destino não pode atender este canal. Escolha outro.</translation>
    </message>
    <message>
        <source>The time to answer ran out. It is not offered to you any more.</source>
        <translation>O tempo para atender acabou. Já não é oferecido a você.</translation>
    </message>
    <message>
        <source>The limit of open chats is reached. Finish one and try again.</source>
        <translation>O limite de chats abertos foi atingido. Conclua um e tente de novo.</translation>
    </message>
    <message>
        <source>Your supervisor has set this queue for you. You cannot leave it.</source>
        <translation>Seu supervisor definiu esta fila para você. Não é possível sair dela.</translation>
    </message>
    <message>
        <source>The script has mandatory questions without an answer. Answer them first.</source>
        <translation>O script tem perguntas obrigatórias sem resposta. Responda a elas primeiro.</translation>
    </message>
    <message>
        <source>The server wants its script answered, but has not sent it. Load it again; if it does not come, tell your supervisor. You can go on with other work meanwhile.</source>
        <translation>O servidor exige que o script seja respondido, mas não o enviou. Carregue-o de novo; se não chegar, avise seu supervisor. Enquanto isso, você pode continuar com outro trabalho.</translation>
    </message>
    <message>
        <source>Nobody can take it there now. Choose somebody else, or try again later.</source>
        <translation>Ninguém pode atendê-la lá agora. Escolha outra pessoa ou tente mais tarde.</translation>
    </message>
    <message>
        <source>The server is busy. Try again in a moment.</source>
        <translation>O servidor está ocupado. Tente de novo em instantes.</translation>
    </message>
    <message>
        <source>There is no connection to the server. Try again once you are connected.</source>
        <translation>Não há conexão com o servidor. Tente de novo quando ela voltar.</translation>
    </message>
    <message>
        <source>The mail server did not confirm the e-mail. Your draft is kept.</source>
        <translation>O servidor de e-mail não confirmou a mensagem. Seu rascunho foi mantido.</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <translation>Você interrompeu.</translation>
    </message>
    <message>
        <source>The connection was interrupted, and by now it is too late to repeat it. Do it again if you still want it.</source>
        <translation>A conexão foi interrompida e já é tarde para repetir. Faça de novo se ainda quiser.</translation>
    </message>
    <message>
        <source>After the interruption the conversation is no longer yours.</source>
        <translation>Depois da interrupção, a conversa não é mais sua.</translation>
    </message>
    <message>
        <source>We do not know whether it arrived. Check the conversation; send it again or not.</source>
        <translation>Não sabemos se chegou. Verifique a conversa e decida se envia de novo.</translation>
    </message>
    <message>
        <source>The server refused it. Try again in a moment.</source>
        <translation>O servidor recusou. Tente de novo em instantes.</translation>
    </message>
    <message>
        <source>You missed the offer from {0}.</source>
        <translation>Você perdeu a oferta de {0}.</translation>
    </message>
    <message>
        <source>You missed a call from {0}.</source>
        <translation>Você perdeu uma chamada de {0}.</translation>
    </message>
    <message>
        <source>{0} left the conversation. The wrap-up is waiting.</source>
        <translation>{0} saiu da conversa. Falta o pós-atendimento.</translation>
    </message>
    <message>
        <source>{0}: the call is over. The wrap-up is waiting.</source>
        <translation>{0}: a chamada terminou. O encerramento espera por você.</translation>
    </message>
    <message>
        <source>{0}: your e-mail was sent.</source>
        <translation>{0}: seu e-mail foi enviado.</translation>
    </message>
    <message>
        <source>The local server could not be started. Start the program again; if it keeps happening, look into its log.</source>
        <translation>Não foi possível iniciar o servidor local. Inicie o programa novamente; se continuar acontecendo, consulte o registro dele.</translation>
    </message>
    <message>
        <source>The local server has ended by itself. Close the program and start it again.</source>
        <translation>O servidor local encerrou sozinho. Feche o programa e inicie-o novamente.</translation>
    </message>
    <message>
        <source>Your settings could not be read, so the program starts with its own. Choose yours again; the old file is kept for your administrator ({0}).</source>
        <translation>Não foi possível ler suas configurações e o programa começa com as dele. Escolha as suas de novo; o arquivo antigo foi mantido para o seu administrador ({0}).</translation>
    </message>
    <message>
        <source>{0}: the time for the wrap-up is over. It was closed.</source>
        <translation>{0}: o tempo de encerramento acabou e a conversa foi fechada.</translation>
    </message>
    <message>
        <source>{0}: the wrap-up was closed.</source>
        <translation>{0}: o encerramento foi concluído.</translation>
    </message>
    <message>
        <source>Your supervisor</source>
        <translation>Seu supervisor</translation>
    </message>
    <message>
        <source>{0} is with you and sees your conversations.</source>
        <translation>{0} acompanha você e vê suas conversas.</translation>
    </message>
    <message>
        <source>{0} listens to your conversations.</source>
        <translation>{0} ouve suas conversas.</translation>
    </message>
    <message>
        <source>{0} coaches you; customers do not notice.</source>
        <translation>{0} orienta você; os clientes não percebem.</translation>
    </message>
    <message>
        <source>{0} takes part in your conversations.</source>
        <translation>{0} participa das suas conversas.</translation>
    </message>
    <message>
        <source>{0} has left your conversations.</source>
        <translation>{0} deixou suas conversas.</translation>
    </message>
    <message>
        <source>{0} supervises you.</source>
        <translation>{0} supervisiona você.</translation>
    </message>
    <message>
        <source>The drafts on this computer were damaged and could not be brought back. New ones are kept.</source>
        <translation>Os rascunhos deste computador estavam danificados e não puderam ser recuperados. Os novos são guardados.</translation>
    </message>
    <message>
        <source>Drafts cannot be kept on this computer. What you have not sent is lost when the program closes.</source>
        <translation>Não é possível guardar rascunhos neste computador. O que você não enviou se perde ao fechar o programa.</translation>
    </message>
    <message>
        <source>We do not know whether your message arrived. Check the conversation.</source>
        <translation>Não sabemos se a sua mensagem chegou. Verifique a conversa.</translation>
    </message>
    <message>
        <source>We do not know whether your file arrived. Check the conversation.</source>
        <translation>Não sabemos se o seu arquivo chegou. Verifique a conversa.</translation>
    </message>
    <message>
        <source>We do not know whether your e-mail was sent. Check before you send it again.</source>
        <translation>Não sabemos se o seu e-mail foi enviado. Verifique antes de enviar de novo.</translation>
    </message>
    <message>
        <source>We do not know whether the new e-mail was begun. Look for it in your list.</source>
        <translation>Não sabemos se o novo e-mail foi iniciado. Procure-o na sua lista.</translation>
    </message>
    <message>
        <source>We do not know whether the conversation was passed on. Ask whom it was for.</source>
        <translation>Não sabemos se a conversa foi transferida. Pergunte ao destinatário.</translation>
    </message>
    <message>
        <source>We do not know whether your last step was carried out. Check before you repeat it.</source>
        <translation>Não sabemos se o seu último passo foi realizado. Verifique antes de repetir.</translation>
    </message>
    <message>
        <source>It stays with you.</source>
        <translation>Continua com você.</translation>
    </message>
    <message>
        <source>The time of your profile is up: you are now “{0}”.</source>
        <translation>O tempo do seu perfil acabou: agora ele é “{0}”.</translation>
    </message>
    <message>
        <source>Load the script again</source>
        <translation>Carregar o script de novo</translation>
    </message>
    <message>
        <source>Your status was not changed.</source>
        <translation>Seu estado não foi alterado.</translation>
    </message>
    <message>
        <source>Your presence profile was not changed.</source>
        <translation>Seu perfil de presença não foi alterado.</translation>
    </message>
    <message>
        <source>Your queues were not changed.</source>
        <translation>Suas filas não foram alteradas.</translation>
    </message>
    <message>
        <source>The offer was not accepted.</source>
        <translation>A oferta não foi aceita.</translation>
    </message>
    <message>
        <source>The offer was not declined.</source>
        <translation>A oferta não foi recusada.</translation>
    </message>
    <message>
        <source>It was not picked.</source>
        <translation>Não foi atendida.</translation>
    </message>
    <message>
        <source>The message was not sent.</source>
        <translation>A mensagem não foi enviada.</translation>
    </message>
    <message>
        <source>The conversation was not transferred.</source>
        <translation>A conversa não foi transferida.</translation>
    </message>
    <message>
        <source>The conversation was not ended.</source>
        <translation>A conversa não foi encerrada.</translation>
    </message>
    <message>
        <source>The script was not loaded.</source>
        <translation>O script não foi carregado.</translation>
    </message>
    <message>
        <source>The script was not saved.</source>
        <translation>O script não foi salvo.</translation>
    </message>
    <message>
        <source>The call was not changed.</source>
        <translation>A chamada não foi alterada.</translation>
    </message>
    <message>
        <source>The recording was not changed.</source>
        <translation>A gravação não foi alterada.</translation>
    </message>
    <message>
        <source>The call was not made.</source>
        <translation>A chamada não foi feita.</translation>
    </message>
    <message>
        <source>Your decision on the preview was not taken.</source>
        <translation>Sua decisão sobre a prévia não foi registrada.</translation>
    </message>
    <message>
        <source>The result of the call was not saved.</source>
        <translation>O resultado da chamada não foi salvo.</translation>
    </message>
    <message>
        <source>The customer’s data were not changed.</source>
        <translation>Os dados do cliente não foram alterados.</translation>
    </message>
    <message>
        <source>The e-mail was not begun.</source>
        <translation>O e-mail não foi começado.</translation>
    </message>
    <message>
        <source>The draft is kept on this computer only.</source>
        <translation>O rascunho está salvo só neste computador.</translation>
    </message>
    <message>
        <source>A recipient was not added on the server.</source>
        <translation>Um destinatário não foi adicionado no servidor.</translation>
    </message>
    <message>
        <source>A recipient was not removed on the server.</source>
        <translation>Um destinatário não foi removido no servidor.</translation>
    </message>
    <message>
        <source>The recipients were not changed on the server.</source>
        <translation>Os destinatários não foram alterados no servidor.</translation>
    </message>
    <message>
        <source>The file was not attached.</source>
        <translation>O arquivo não foi anexado.</translation>
    </message>
    <message>
        <source>The file was not removed.</source>
        <translation>O arquivo não foi removido.</translation>
    </message>
    <message>
        <source>The e-mail was not sent.</source>
        <translation>O e-mail não foi enviado.</translation>
    </message>
    <message>
        <source>The e-mail was not set aside.</source>
        <translation>O e-mail não foi deixado de lado.</translation>
    </message>
    <message>
        <source>The task was not set aside.</source>
        <translation>A tarefa não foi deixada de lado.</translation>
    </message>
    <message>
        <source>The draft was not discarded.</source>
        <translation>O rascunho não foi descartado.</translation>
    </message>
    <message>
        <source>The new e-mail was not begun.</source>
        <translation>O novo e-mail não foi começado.</translation>
    </message>
    <message>
        <source>What was set aside was not taken up again.</source>
        <translation>O que foi deixado de lado não foi retomado.</translation>
    </message>
    <message>
        <source>The wrap-up was not finished.</source>
        <translation>O pós-atendimento não foi concluído.</translation>
    </message>
    <message>
        <source>Your supervisor was not asked for help.</source>
        <translation>Seu supervisor não foi chamado.</translation>
    </message>
    <message>
        <source>The chat for help was not opened.</source>
        <translation>O chat de ajuda não foi aberto.</translation>
    </message>
    <message>
        <source>Your colleague is not supervised.</source>
        <translation>Seu colega não está sendo supervisionado.</translation>
    </message>
    <message>
        <source>What you do as a supervisor was not changed.</source>
        <translation>O que você faz como supervisor não foi alterado.</translation>
    </message>
    <message>
        <source>The supervision was not ended.</source>
        <translation>A supervisão não foi encerrada.</translation>
    </message>
    <message>
        <source>What you said did not reach the conversation.</source>
        <translation>O que você disse não chegou à conversa.</translation>
    </message>
    <message>
        <source>Your colleague’s conversation was not changed.</source>
        <translation>A conversa do seu colega não foi alterada.</translation>
    </message>
    <message>
        <source>Your settings were not changed.</source>
        <translation>Suas configurações não foram alteradas.</translation>
    </message>
    <message>
        <source>What supervisors may do was not changed.</source>
        <translation>O que os supervisores podem fazer não foi alterado.</translation>
    </message>
    <message>
        <source>Your telephone settings were not changed.</source>
        <translation>Suas configurações de telefone não foram alteradas.</translation>
    </message>
    <message>
        <source>The personal data were not collected.</source>
        <translation>Os dados pessoais não foram reunidos.</translation>
    </message>
    <message>
        <source>The personal data were not deleted.</source>
        <translation>Os dados pessoais não foram apagados.</translation>
    </message>
    <message>
        <source>The file was not sent.</source>
        <translation>O arquivo não foi enviado.</translation>
    </message>
    <message>
        <source>Reserved for {0}</source>
        <translation>Reservada para {0}</translation>
    </message>
    <message>
        <source>Reserved for another agent</source>
        <translation>Reservada para outro agente</translation>
    </message>
    <message>
        <source>You do not serve this channel</source>
        <translation>Você não atende este canal</translation>
    </message>
    <message>
        <source>Your limit of open chats is reached</source>
        <translation>Seu limite de chats abertos foi atingido</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Sem conexão</translation>
    </message>
    <message>
        <source>{0} was faster</source>
        <translation>{0} chegou antes</translation>
    </message>
    <message>
        <source>A colleague was faster</source>
        <translation>Outra pessoa chegou antes</translation>
    </message>
    <message>
        <source>This is you</source>
        <translation>É você</translation>
    </message>
    <message>
        <source>Has no address for this channel</source>
        <translation>Não tem endereço para este canal</translation>
    </message>
    <message>
        <source>Does not take calls</source>
        <translation>Não atende chamadas</translation>
    </message>
    <message>
        <source>Does not take chats</source>
        <translation>Não atende chats</translation>
    </message>
    <message>
        <source>Does not take e-mails</source>
        <translation>Não atende e-mails</translation>
    </message>
    <message>
        <source>Does not take tasks</source>
        <translation>Não atende tarefas</translation>
    </message>
    <message>
        <source>Does not take this kind of contact</source>
        <translation>Não atende este tipo de contato</translation>
    </message>
    <message>
        <source>You closed the e-mail.</source>
        <translation>Você encerrou o e-mail.</translation>
    </message>
    <message>
        <source>You closed the task.</source>
        <translation>Você encerrou a tarefa.</translation>
    </message>
    <message>
        <source>You ended the conversation.</source>
        <translation>Você encerrou a conversa.</translation>
    </message>
    <message>
        <source>The customer left the conversation.</source>
        <translation>O cliente saiu da conversa.</translation>
    </message>
    <message>
        <source>Your supervisor ended the conversation.</source>
        <translation>Seu supervisor encerrou a conversa.</translation>
    </message>
    <message>
        <source>Your supervisor took the conversation over.</source>
        <translation>Seu supervisor assumiu a conversa.</translation>
    </message>
    <message>
        <source>The connection to the customer was lost.</source>
        <translation>A conexão com o cliente foi perdida.</translation>
    </message>
    <message>
        <source>The offer was not answered in time.</source>
        <translation>A oferta não foi respondida a tempo.</translation>
    </message>
    <message>
        <source>You declined the offer.</source>
        <translation>Você recusou a oferta.</translation>
    </message>
    <message>
        <source>The server took the offer back.</source>
        <translation>O servidor retirou a oferta.</translation>
    </message>
    <message>
        <source>The customer left before anyone answered.</source>
        <translation>O cliente saiu antes que alguém respondesse.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Conectando…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Conexão ativa</translation>
    </message>
    <message>
        <source>Connection lost, trying again</source>
        <translation>Conexão perdida, nova tentativa</translation>
    </message>
    <message>
        <source>You were signed in somewhere else, so this session was closed. If that was not you, tell your supervisor. Your drafts are kept.</source>
        <translation>Sua conta entrou em outro lugar e por isso esta sessão foi fechada. Se não foi você, avise seu supervisor. Seus rascunhos foram mantidos.</translation>
    </message>
    <message>
        <source>Your session has expired. Sign in again to continue; your drafts are kept.</source>
        <translation>Sua sessão expirou. Entre de novo para continuar; seus rascunhos foram mantidos.</translation>
    </message>
    <message>
        <source>There is no connection to the server</source>
        <translation>Não há conexão com o servidor</translation>
    </message>
    <message>
        <source>Your contact centre has no queue for questions to supervisors.</source>
        <translation>Seu centro de contato não tem uma fila para perguntas a supervisores.</translation>
    </message>
    <message>
        <source>You have asked for help already.</source>
        <translation>Você já pediu ajuda.</translation>
    </message>
    <message>
        <source>{0} is with you already.</source>
        <translation>{0} já está com você.</translation>
    </message>
    <message>
        <source>{0} listens</source>
        <translation>{0} ouve</translation>
    </message>
    <message>
        <source>{0} coaches you</source>
        <translation>{0} orienta você</translation>
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
        <translation>Sua central de contatos não informa o que está aguardando para ser retirado.</translation>
    </message>
    <message>
        <source>Your contact centre lets nobody look up colleagues and queues here.</source>
        <translation>Sua central de contatos não permite procurar colegas e filas aqui.</translation>
    </message>
    <message>
        <source>No waiting figures here</source>
        <translation>Sem números de espera aqui</translation>
    </message>
    <message>
        <source>Your contact centre does not take e-mails written in this program.</source>
        <translation>Sua central de contatos não aceita e-mails escritos neste programa.</translation>
    </message>
    <message>
        <source>Connection lost. What you see may be out of date.</source>
        <translation>A conexão caiu. O que você vê pode estar desatualizado.</translation>
    </message>
    <message>
        <source>Trying again…</source>
        <translation>Tentando novamente…</translation>
    </message>
    <message>
        <source>Trying again in {0} s.</source>
        <translation>Nova tentativa em {0} s.</translation>
    </message>
    <message>
        <source>Who answers could not prove to be your server.</source>
        <translation>Quem responde não conseguiu provar que é o seu servidor.</translation>
    </message>
    <message>
        <source>The server answers, but lets nobody in at the moment.</source>
        <translation>O servidor responde, mas no momento não deixa ninguém entrar.</translation>
    </message>
    <message>
        <source>The server or a supervisor signed you out. Sign in again to continue.</source>
        <translation>O servidor ou um supervisor encerrou sua sessão. Entre de novo para continuar.</translation>
    </message>
    <message>
        <source>Something went wrong in this program, so the connection was closed. Sign in again to continue; your drafts are kept.</source>
        <translation>Algo deu errado neste programa e a conexão foi encerrada. Entre novamente para continuar; seus rascunhos foram mantidos.</translation>
    </message>
    <message>
        <source>The user name or password is wrong. Check both, and mind capital letters.</source>
        <translation>O usuário ou a senha está incorreto. Verifique ambos e preste atenção às maiúsculas.</translation>
    </message>
    <message>
        <source>The server answers, but it does not know this tenant. Check the end of the address.</source>
        <translation>O servidor responde, mas não conhece este tenant. Verifique o final do endereço.</translation>
    </message>
    <message>
        <source>Nobody answers at this address. Check the address and your network, then try again.</source>
        <translation>Ninguém responde neste endereço. Verifique o endereço e a sua rede e tente de novo.</translation>
    </message>
    <message>
        <source>The proxy of your network did not let this program through. Tell your administrator.</source>
        <translation>O proxy da sua rede não deixou este programa passar. Avise o seu administrador.</translation>
    </message>
    <message>
        <source>Something else answers in the server’s place. Open any page in your browser: your network may want you to sign in first.</source>
        <translation>Outra coisa responde no lugar do servidor. Abra qualquer página no seu navegador: talvez sua rede peça que você entre primeiro.</translation>
    </message>
    <message>
        <source>The server could not prove who it is, so nothing was sent. Check the address; if it is right, tell your administrator.</source>
        <translation>O servidor não conseguiu provar sua identidade, por isso nada foi enviado. Verifique o endereço; se estiver certo, avise seu administrador.</translation>
    </message>
    <message>
        <source>You are already signed in somewhere else.</source>
        <translation>Você já tem uma sessão aberta em outro lugar.</translation>
    </message>
    <message>
        <source>The directory does not answer. Try again in a moment.</source>
        <translation>O diretório não responde. Tente de novo em instantes.</translation>
    </message>
    <message>
        <source>The server refused the sign-in. Try again; if it keeps happening, tell your administrator.</source>
        <translation>O servidor recusou a entrada. Tente de novo; se continuar, avise seu administrador.</translation>
    </message>
    <message>
        <source>This is not an address. It looks like https://contact.example.org/tenant.</source>
        <translation>Isto não é um endereço. Deve ser como https://contact.example.org/tenant.</translation>
    </message>
    <message>
        <source>This address is not encrypted, so your password could be read on the way. Use one that starts with https.</source>
        <translation>Este endereço não é criptografado e sua senha poderia ser lida no caminho. Use um que comece com https.</translation>
    </message>
    <message>
        <source>Extension {0}</source>
        <translation>Ramal {0}</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Chamadas</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message>
        <source>E-mails</source>
        <translation>E-mails</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Tarefas</translation>
    </message>
    <message>
        <source>External calls</source>
        <translation>Chamadas externas</translation>
    </message>
    <message>
        <source>Other contacts</source>
        <translation>Outros contatos</translation>
    </message>
    <message>
        <source>Longest wait first</source>
        <translation>Maior espera primeiro</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Mais recentes primeiro</translation>
    </message>
    <message>
        <source>By queue</source>
        <translation>Por fila</translation>
    </message>
    <message>
        <source>By customer</source>
        <translation>Por cliente</translation>
    </message>
    <message>
        <source>By priority</source>
        <translation>Por prioridade</translation>
    </message>
    <message>
        <source>{0} left before anyone answered.</source>
        <translation>{0} saiu antes que alguém respondesse.</translation>
    </message>
    <message>
        <source>{0}: your supervisor ended it. The wrap-up is waiting.</source>
        <translation>{0}: seu supervisor a encerrou. O encerramento espera por você.</translation>
    </message>
    <message>
        <source>{0}: your supervisor took it over. The wrap-up is waiting.</source>
        <translation>{0}: seu supervisor a assumiu. O encerramento espera por você.</translation>
    </message>
    <message>
        <source>{0} is offered to you now: accept it at the top left.</source>
        <translation>{0} é oferecida a você agora: aceite-a no alto à esquerda.</translation>
    </message>
    <message>
        <source>{0} was offered to {1}.</source>
        <translation>{0} foi oferecida a {1}.</translation>
    </message>
    <message>
        <source>{0} went to the queue {1}.</source>
        <translation>{0} passou para a fila {1}.</translation>
    </message>
    <message>
        <source>This computer has no safe place for passwords. Yours is kept until you close the program.</source>
        <translation>Este computador não tem um lugar seguro para senhas. A sua é mantida até você fechar o programa.</translation>
    </message>
    <message>
        <source>Your supervisor changed your profile to “{0}”.</source>
        <translation>Seu supervisor mudou seu perfil para “{0}”.</translation>
    </message>
    <message>
        <source>Your profile was changed to “{0}” elsewhere.</source>
        <translation>Seu perfil foi mudado para “{0}” em outro lugar.</translation>
    </message>
    <message>
        <source>Your supervisor made you ready. You can get work now.</source>
        <translation>Seu supervisor pôs você em serviço. Agora você pode receber trabalho.</translation>
    </message>
    <message>
        <source>Your supervisor made you not ready. You get no offers.</source>
        <translation>Seu supervisor pôs você em pausa. Você não recebe ofertas.</translation>
    </message>
    <message>
        <source>You were made ready elsewhere. You can get work now.</source>
        <translation>Seu serviço foi ativado em outro lugar. Agora você pode receber trabalho.</translation>
    </message>
    <message>
        <source>You were made not ready elsewhere. You get no offers.</source>
        <translation>Sua pausa foi ativada em outro lugar. Você não recebe ofertas.</translation>
    </message>
    <message>
        <source>Be ready</source>
        <translation>Entrar em serviço</translation>
    </message>
    <message>
        <source>Change profile and be ready</source>
        <translation>Mudar de perfil e entrar em serviço</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de novo</translation>
    </message>
    <message>
        <source>Type the address of your tenant.</source>
        <translation>Digite o endereço do seu tenant.</translation>
    </message>
    <message>
        <source>The name of the tenant is missing at the end, as in https://contact.example.org/tenant.</source>
        <translation>Falta o nome do tenant no final, como em https://contact.example.org/tenant.</translation>
    </message>
    <message>
        <source>New call</source>
        <translation>Nova chamada</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Novo chat</translation>
    </message>
    <message>
        <source>New e-mail</source>
        <translation>Novo e-mail</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>Nova tarefa</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Novo contato</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Tentar agora</translation>
    </message>
    <message>
        <source>Supervision</source>
        <translation>Supervisão</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ontem</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message numerus="yes">
        <source>%n new messages ↓</source>
        <translation>
            <numerusform>%n mensagem nova ↓</numerusform>
            <numerusform>%n mensagens novas ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Jump to the newest ↓</source>
        <translation>Ir para a mais recente ↓</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Mensagens</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Você</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistente</translation>
    </message>
    <message>
        <source>Colleague</source>
        <translation>Colega</translation>
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
        <translation>Não confirmada</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Enviando…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Enviada</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Não enviada</translation>
    </message>
    <message>
        <source>The contact centre could not store a file.</source>
        <translation>A central de atendimento não conseguiu guardar um arquivo.</translation>
    </message>
    <message>
        <source>The contact centre is not set up for this. Tell your supervisor.</source>
        <translation>A central de atendimento não está preparada para isso. Avise seu supervisor.</translation>
    </message>
    <message>
        <source>Something went wrong in the contact centre.</source>
        <translation>Algo deu errado na central de atendimento.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Alguém</translation>
    </message>
    <message>
        <source>You joined the conversation</source>
        <translation>Você entrou na conversa</translation>
    </message>
    <message>
        <source>{0} joined the conversation</source>
        <translation>{0} entrou na conversa</translation>
    </message>
    <message>
        <source>You left the conversation</source>
        <translation>Você saiu da conversa</translation>
    </message>
    <message>
        <source>{0} left the conversation</source>
        <translation>{0} saiu da conversa</translation>
    </message>
    <message>
        <source>The conversation started</source>
        <translation>A conversa começou</translation>
    </message>
    <message>
        <source>The conversation was transferred</source>
        <translation>A conversa foi transferida</translation>
    </message>
    <message>
        <source>The conversation ended</source>
        <translation>A conversa terminou</translation>
    </message>
    <message>
        <source>The customer opened the chat page</source>
        <translation>O cliente abriu a página do chat</translation>
    </message>
    <message>
        <source>The customer closed the chat page</source>
        <translation>O cliente fechou a página do chat</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Anexo</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>Localização</translation>
    </message>
    <message>
        <source>File without a name</source>
        <translation>Arquivo sem nome</translation>
    </message>
    <message>
        <source>{0} did not arrive: files of this kind are refused.</source>
        <translation>{0} não chegou: arquivos deste tipo são recusados.</translation>
    </message>
    <message>
        <source>{0} did not arrive: the contact centre could not store it.</source>
        <translation>{0} não chegou: a central de atendimento não conseguiu guardá-lo.</translation>
    </message>
    <message>
        <source>{0} was not sent to its end.</source>
        <translation>{0} não foi enviado por completo.</translation>
    </message>
    <message>
        <source>{0} did not arrive. Ask for it to be sent again.</source>
        <translation>{0} não chegou. Peça que o enviem de novo.</translation>
    </message>
    <message>
        <source>Save {0} as…</source>
        <translation>Salvar {0} como…</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>Mostrar {0}</translation>
    </message>
    <message>
        <source>The file is too large: {0} at most.</source>
        <translation>O arquivo é grande demais: no máximo {0}.</translation>
    </message>
    <message>
        <source>Your contact centre does not pass files on to this program.</source>
        <translation>Seu centro de contato não entrega arquivos a este programa.</translation>
    </message>
    <message>
        <source>There is no connection now.</source>
        <translation>Não há conexão agora.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>Não é possível ler o arquivo.</translation>
    </message>
    <message>
        <source>The file is too large.</source>
        <translation>O arquivo é grande demais.</translation>
    </message>
    <message>
        <source>Files of this kind are not taken here.</source>
        <translation>Arquivos deste tipo não são aceitos aqui.</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>Não foi possível salvar ali. Escolha outra pasta.</translation>
    </message>
    <message>
        <source>The file could not be fetched. Try again in a moment.</source>
        <translation>Não foi possível obter o arquivo. Tente de novo em instantes.</translation>
    </message>
    <message>
        <source>This is no picture that can be shown. Save it to look at it.</source>
        <translation>Não é uma imagem que possa ser mostrada. Salve-a para vê-la.</translation>
    </message>
    <message>
        <source>Stop sending {0}</source>
        <translation>Parar de enviar {0}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostrar tudo</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Enviar de novo</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Handover to a person</source>
        <translation>Transbordo para uma pessoa</translation>
    </message>
    <message>
        <source>reason: {0}</source>
        <translation>motivo: {0}</translation>
    </message>
    <message>
        <source>Several people are writing…</source>
        <translation>Várias pessoas estão digitando…</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>O cliente</translation>
    </message>
    <message>
        <source>{0} is writing…</source>
        <translation>{0} está digitando…</translation>
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
        <translation>Copiar o &amp;endereço do link</translation>
    </message>
</context>
<context>
    <name>Transfer</name>
    <message>
        <source>Cannot take it</source>
        <translation>Não podem atender</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Filas</translation>
    </message>
    <message>
        <source>Agents who handle calls</source>
        <translation>Agentes que atendem chamadas</translation>
    </message>
    <message>
        <source>Agents who handle chat</source>
        <translation>Agentes que atendem chat</translation>
    </message>
    <message>
        <source>Agents who handle e-mail</source>
        <translation>Agentes que atendem e-mail</translation>
    </message>
    <message>
        <source>Agents who handle tasks</source>
        <translation>Agentes que atendem tarefas</translation>
    </message>
    <message>
        <source>Agents</source>
        <translation>Agentes</translation>
    </message>
    <message>
        <source>back in {0}</source>
        <translation>volta em {0}</translation>
    </message>
    <message>
        <source>{0} waiting</source>
        <translation>{0} em espera</translation>
    </message>
    <message>
        <source>agents free: {0}</source>
        <translation>agentes livres: {0}</translation>
    </message>
</context>
<context>
    <name>TransferChooser</name>
    <message>
        <source>Colleague or queue</source>
        <translation>Colega ou fila</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transferir</translation>
    </message>
    <message>
        <source>Transferring to {0}…</source>
        <translation>Transferindo para {0}…</translation>
    </message>
    <message>
        <source>Transfer to {0}</source>
        <translation>Transferir para {0}</translation>
    </message>
    <message>
        <source>Choose who takes the conversation.</source>
        <translation>Escolha quem recebe a conversa.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Who can take the conversation</source>
        <translation>Quem pode receber a conversa</translation>
    </message>
    <message>
        <source>Keep the conversation (Esc)</source>
        <translation>Ficar com a conversa (Esc)</translation>
    </message>
    <message>
        <source>Hand the conversation over (Enter)</source>
        <translation>Passar a conversa (Enter)</translation>
    </message>
</context>
<context>
    <name>UploadList</name>
    <message>
        <source>Files on their way</source>
        <translation>Arquivos a caminho</translation>
    </message>
</context>
<context>
    <name>UploadRow</name>
    <message>
        <source>Sent so far of {0}</source>
        <translation>Enviado até agora de {0}</translation>
    </message>
    <message>
        <source>Try {0} again</source>
        <translation>Tentar {0} de novo</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>Remover {0}</translation>
    </message>
    <message>
        <source>Stop sending {0}</source>
        <translation>Parar de enviar {0}</translation>
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
        <translation>Ficar como estou</translation>
    </message>
    <message>
        <source>Be ready as “{0}”</source>
        <translation>Em serviço como “{0}”</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>No conversation is chosen</source>
        <translation>Nenhuma conversa escolhida</translation>
    </message>
    <message>
        <source>Choose one at the left.</source>
        <translation>Escolha uma à esquerda.</translation>
    </message>
    <message>
        <source>{0} has no conversation now</source>
        <translation>{0} não tem nenhuma conversa agora</translation>
    </message>
    <message>
        <source>It appears at the left as soon as there is one.</source>
        <translation>Ela aparece à esquerda assim que houver uma.</translation>
    </message>
    <message>
        <source>{0} is being offered this</source>
        <translation>Está sendo oferecida a {0}</translation>
    </message>
    <message>
        <source>This program carries no voice: the call itself cannot be heard here.</source>
        <translation>Este programa não transmite voz: a chamada não pode ser ouvida aqui.</translation>
    </message>
    <message>
        <source>What is written in it can be read by its agent only.</source>
        <translation>O que está escrito só pode ser lido pelo seu agente.</translation>
    </message>
    <message>
        <source>Between you and {0}</source>
        <translation>Entre você e {0}</translation>
    </message>
    <message>
        <source>the customer</source>
        <translation>o cliente</translation>
    </message>
    <message>
        <source>Files of a colleague&apos;s conversation cannot be opened here.</source>
        <translation>Os arquivos da conversa de um colega não podem ser abertos aqui.</translation>
    </message>
</context>
<context>
    <name>WrapUpBar</name>
    <message>
        <source>Finish</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>{0} left the conversation</source>
        <translation>{0} saiu da conversa</translation>
    </message>
    <message>
        <source>End the conversation.</source>
        <translation>Encerre a conversa.</translation>
    </message>
    <message>
        <source>End the conversation to go to the wrap-up.</source>
        <translation>Encerre a conversa para ir ao pós-atendimento.</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Pós-atendimento</translation>
    </message>
    <message>
        <source>The conversation is over.</source>
        <translation>A conversa terminou.</translation>
    </message>
    <message>
        <source>The script is required and could not be loaded.</source>
        <translation>O script é obrigatório e não pôde ser carregado.</translation>
    </message>
    <message>
        <source>Waiting for the server</source>
        <translation>Aguardando o servidor</translation>
    </message>
    <message>
        <source>Time in wrap-up</source>
        <translation>Tempo em pós-atendimento</translation>
    </message>
    <message>
        <source>Save the script and close the conversation</source>
        <translation>Salvar o script e fechar a conversa</translation>
    </message>
    <message>
        <source>Ask for the script again. If it does not come, tell your supervisor.</source>
        <translation>Peça o script de novo. Se não chegar, avise seu supervisor.</translation>
    </message>
</context>
</TS>
