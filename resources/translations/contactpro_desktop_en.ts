<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Composer</name>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConversationModel</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CustomerTab</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n files in this conversation?</source>
        <translation>
            <numerusform>Send %n file in this conversation?</numerusform>
            <numerusform>Send %n files in this conversation?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileList</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HelpCard</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissedCard</name>
    <message numerus="yes">
        <source>%n offers missed</source>
        <translation>
            <numerusform>%n offer missed</numerusform>
            <numerusform>%n offers missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls missed</source>
        <translation>
            <numerusform>%n call missed</numerusform>
            <numerusform>%n calls missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MissingButton</name>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} and %n more</numerusform>
            <numerusform>{0} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n required answers missing</source>
        <translation>
            <numerusform>%n required answer missing</numerusform>
            <numerusform>%n required answers missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MultiField</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NothingOpen</name>
    <message numerus="yes">
        <source>%n wrap-ups are waiting for you</source>
        <translation>
            <numerusform>%n wrap-up is waiting for you</numerusform>
            <numerusform>%n wrap-ups are waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OfferCard</name>
    <message numerus="yes">
        <source>+%n more</source>
        <translation>
            <numerusform>+%n more</numerusform>
            <numerusform>+%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonalDataBox</name>
    <message numerus="yes">
        <source>%n conversations</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n directory entries</source>
        <translation>
            <numerusform>%n directory entry</numerusform>
            <numerusform>%n directory entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n campaign contacts</source>
        <translation>
            <numerusform>%n campaign contact</numerusform>
            <numerusform>%n campaign contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n callbacks</source>
        <translation>
            <numerusform>%n callback</numerusform>
            <numerusform>%n callbacks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversations were deleted for good.</source>
        <translation>
            <numerusform>%n conversation was deleted for good.</numerusform>
            <numerusform>%n conversations were deleted for good.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still run and were kept: delete them later.</source>
        <translation>
            <numerusform>%n still runs and was kept: delete it later.</numerusform>
            <numerusform>%n still run and were kept: delete them later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SayBar</name>
    <message numerus="yes">
        <source>%n characters too many</source>
        <translation>
            <numerusform>%n character too many</numerusform>
            <numerusform>%n characters too many</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ScriptTab</name>
    <message numerus="yes">
        <source>%n answered</source>
        <translation>
            <numerusform>%n answered</numerusform>
            <numerusform>%n answered</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SignOutBar</name>
    <message numerus="yes">
        <source>%n offers go back to their queue.</source>
        <translation>
            <numerusform>%n offer goes back to its queue.</numerusform>
            <numerusform>%n offers go back to their queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chats return to the front of their queue.</source>
        <translation>
            <numerusform>%n chat returns to the front of its queue.</numerusform>
            <numerusform>%n chats return to the front of their queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n calls end.</source>
        <translation>
            <numerusform>%n call ends.</numerusform>
            <numerusform>%n calls end.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mails or tasks stay with you.</source>
        <translation>
            <numerusform>%n e-mail or task stays with you.</numerusform>
            <numerusform>%n e-mails or tasks stay with you.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wrap-ups wait until you are back.</source>
        <translation>
            <numerusform>%n wrap-up waits until you are back.</numerusform>
            <numerusform>%n wrap-ups wait until you are back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message numerus="yes">
        <source>{0} and %n more</source>
        <translation>
            <numerusform>{0} and %n more</numerusform>
            <numerusform>{0} and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting · longest {0}</source>
        <translation>
            <numerusform>%n waiting · longest {0}</numerusform>
            <numerusform>%n waiting · longest {0}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message numerus="yes">
        <source>%n new messages ↓</source>
        <translation>
            <numerusform>%n new message ↓</numerusform>
            <numerusform>%n new messages ↓</numerusform>
        </translation>
    </message>
</context>
</TS>
