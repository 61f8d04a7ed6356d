# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'unlock.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFormLayout, QHBoxLayout, QLabel,
    QSizePolicy, QSpacerItem, QVBoxLayout, QWidget)

from ltsa_desktop.gui.widgets.buttons import (PrimaryButton, QuietButton)
from ltsa_desktop.gui.widgets.fields import PasswordField
from ltsa_desktop.gui.widgets.labels import (MutedLabel, Title)
from ltsa_desktop.gui.widgets.notices import Banner
class Ui_Unlock(object):
    def setupUi(self, Unlock):
        if not Unlock.objectName():
            Unlock.setObjectName(u"Unlock")
        Unlock.resize(480, 360)
        self.layout10 = QVBoxLayout(Unlock)
        self.layout10.setSpacing(12)
        self.layout10.setObjectName(u"layout10")
        self.layout10.setContentsMargins(0, 0, 0, 0)
        self.title = Title(Unlock)
        self.title.setObjectName(u"title")

        self.layout10.addWidget(self.title)

        self.place = MutedLabel(Unlock)
        self.place.setObjectName(u"place")

        self.layout10.addWidget(self.place)

        self.layout7 = QFormLayout()
        self.layout7.setObjectName(u"layout7")
        self.layout7.setHorizontalSpacing(16)
        self.layout7.setVerticalSpacing(8)
        self.layout7.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.layout7.setContentsMargins(0, 0, 0, 0)
        self.password_label = QLabel(Unlock)
        self.password_label.setObjectName(u"password_label")
        self.password_label.setMinimumSize(QSize(0, 32))

        self.layout7.setWidget(0, QFormLayout.ItemRole.LabelRole, self.password_label)

        self.password = PasswordField(Unlock)
        self.password.setObjectName(u"password")

        self.layout7.setWidget(0, QFormLayout.ItemRole.FieldRole, self.password)


        self.layout10.addLayout(self.layout7)

        self.banner = Banner(Unlock)
        self.banner.setObjectName(u"banner")

        self.layout10.addWidget(self.banner)

        self.layout8 = QHBoxLayout()
        self.layout8.setSpacing(8)
        self.layout8.setObjectName(u"layout8")
        self.layout8.setContentsMargins(0, 0, 0, 0)
        self.other = QuietButton(Unlock)
        self.other.setObjectName(u"other")

        self.layout8.addWidget(self.other)

        self.server = QuietButton(Unlock)
        self.server.setObjectName(u"server")

        self.layout8.addWidget(self.server)

        self.create = QuietButton(Unlock)
        self.create.setObjectName(u"create")

        self.layout8.addWidget(self.create)

        self.spacer9 = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.layout8.addItem(self.spacer9)

        self.unlock = PrimaryButton(Unlock)
        self.unlock.setObjectName(u"unlock")

        self.layout8.addWidget(self.unlock)


        self.layout10.addLayout(self.layout8)

        self.restore = QuietButton(Unlock)
        self.restore.setObjectName(u"restore")

        self.layout10.addWidget(self.restore)

#if QT_CONFIG(shortcut)
        self.password_label.setBuddy(self.password)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(Unlock)

        self.unlock.setDefault(True)


        QMetaObject.connectSlotsByName(Unlock)
    # setupUi

    def retranslateUi(self, Unlock):
        self.title.setText(QCoreApplication.translate("Unlock", u"LTSA Desktop", None))
        self.password_label.setText(QCoreApplication.translate("Unlock", u"Kata sandi", None))
#if QT_CONFIG(accessibility)
        self.password.setAccessibleName(QCoreApplication.translate("Unlock", u"Kata sandi", None))
#endif // QT_CONFIG(accessibility)
        self.other.setText(QCoreApplication.translate("Unlock", u"Penyimpanan lain\u2026", None))
        self.server.setText(QCoreApplication.translate("Unlock", u"Server kantor\u2026", None))
        self.create.setText(QCoreApplication.translate("Unlock", u"Buat yang baru\u2026", None))
        self.unlock.setText(QCoreApplication.translate("Unlock", u"Buka", None))
        self.restore.setText(QCoreApplication.translate("Unlock", u"Pulihkan dari cadangan\u2026", None))
        pass
    # retranslateUi

